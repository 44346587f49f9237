package todo.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.Client;
import todo.json.Json;

/**
 * A client of server-sent events.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">event
 *     stream interpretation</a>
 */
final class EventClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;
    private @Nullable String lastId;
    private @Nullable String retry;

    /** A received event. */
    record Received(@Nullable String type, JsonNode data) {}

    private EventClient(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /**
     * @param lastId the id of the last event received; null to begin now
     */
    static EventClient open(int port, Client client, @Nullable String lastId) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"))
                        .header(
                                "Authorization",
                                Objects.requireNonNull(client.header("Authorization")));
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            return new EventClient(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return answer.statusCode();
    }

    @Nullable String lastId() {
        return lastId;
    }

    @Nullable String retry() {
        return retry;
    }

    /** Waits until the server has sent the id of the last change, after which it sends new ones. */
    EventClient awaitStart() {
        while (lastId == null) {
            line();
        }
        return this;
    }

    /**
     * @return the next event; null if the stream has ended
     */
    @Nullable Received next() {
        String type = null;
        var data = new ArrayList<String>();
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    return new Received(type, json(String.join("\n", data)));
                }
                type = null;
            } else if (line.startsWith("event: ")) {
                type = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                data.add(line.substring("data: ".length()));
            }
        }
        return null;
    }

    List<Received> next(int count) {
        var received = new ArrayList<Received>();
        while (received.size() < count) {
            received.add(Objects.requireNonNull(next(), "the stream has ended"));
        }
        return received;
    }

    /**
     * @return all events until the stream ends
     */
    List<Received> rest() {
        var received = new ArrayList<Received>();
        for (var event = next(); event != null; event = next()) {
            received.add(event);
        }
        return received;
    }

    private @Nullable String line() {
        try {
            var line = lines.readLine();
            if (line != null && line.startsWith("id: ")) {
                lastId = line.substring("id: ".length());
            }
            if (line != null && line.startsWith("retry: ")) {
                retry = line.substring("retry: ".length());
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static JsonNode json(String data) {
        try {
            return Json.MAPPER.readTree(data);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
