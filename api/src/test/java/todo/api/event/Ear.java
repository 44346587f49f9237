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
import todo.http.Json;

/**
 * A client that listens, as an {@code EventSource} does.
 *
 * @see <a
 *     href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">how
 *     a stream is read</a>
 */
final class Ear implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;
    private @Nullable String lastId;
    private @Nullable String retry;

    /** What was heard; the data is null of a comment. */
    record Heard(@Nullable String type, JsonNode data) {}

    private Ear(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /**
     * @param lastId what was heard last; null to begin now
     */
    static Ear open(int port, Client client, @Nullable String lastId) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"))
                        .header(
                                "Authorization",
                                Objects.requireNonNull(client.header("Authorization")));
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            return new Ear(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
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

    /** Reads up to where the server has said from which change on it will tell. */
    Ear begun() {
        while (lastId == null) {
            line();
        }
        return this;
    }

    /**
     * @return the next event; null where the stream has ended
     */
    @Nullable Heard next() {
        String type = null;
        var data = new ArrayList<String>();
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    return new Heard(type, json(String.join("\n", data)));
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

    List<Heard> next(int count) {
        var heard = new ArrayList<Heard>();
        while (heard.size() < count) {
            heard.add(Objects.requireNonNull(next(), "the stream has ended"));
        }
        return heard;
    }

    /**
     * @return what is left until the stream ends
     */
    List<Heard> rest() {
        var heard = new ArrayList<Heard>();
        for (var event = next(); event != null; event = next()) {
            heard.add(event);
        }
        return heard;
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
