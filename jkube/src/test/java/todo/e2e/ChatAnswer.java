package todo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The response to a message to the assistant, read as it arrives. Used by one thread. */
final class ChatAnswer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private final List<JsonNode> events = new ArrayList<>();

    ChatAnswer(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /**
     * What was read to the end.
     *
     * @param events types of the events; none for a refusal
     * @param text what the assistant said; of a refusal, the body
     */
    record Whole(int status, boolean hasRetryAfter, List<String> events, String text) {

        /** Whether the service has too much to do, and says so and for how long. */
        boolean isRefusal() {
            return (status == 429 || status == 503) && hasRetryAfter && text.contains("detail");
        }

        boolean isAnswer() {
            return status == 200 && events.getLast().equals("finish") && !text.isBlank();
        }
    }

    int status() {
        return response.statusCode();
    }

    String conversation() {
        return response.headers().firstValue("Conversation-Id").orElse("");
    }

    /**
     * Reads up to an event of a type.
     *
     * @throws IOException if the answer ends before
     */
    void await(String type) throws IOException {
        JsonNode event;
        do {
            event = next();
            if (event == null) {
                throw new IOException("no " + type + " in " + events);
            }
        } while (!event.get("type").asText().equals(type));
    }

    /**
     * @return null after the last event
     * @throws IOException if the answer is cut off
     */
    private @Nullable JsonNode next() throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("data: [DONE]")) {
                var _ = lines.skip(Long.MAX_VALUE); // a response that is read whole keeps its
                // connection
                return null;
            }
            if (line.startsWith("data: ")) {
                var event = JSON.readTree(line.substring("data: ".length()));
                events.add(event);
                return event;
            }
        }
        throw new IOException("the answer was cut off after " + events);
    }

    /**
     * Reads to the end.
     *
     * @throws IOException if the answer is cut off
     */
    Whole rest() throws IOException {
        var hasRetryAfter = response.headers().firstValue("Retry-After").isPresent();
        if (status() != 200) {
            var body = lines.lines().collect(Collectors.joining());
            return new Whole(status(), hasRetryAfter, List.of(), body);
        }
        while (next() != null) {
            // all of them are kept
        }
        var types = events.stream().map(event -> event.get("type").asText()).toList();
        var text =
                events.stream()
                        .filter(event -> event.get("type").asText().equals("text-delta"))
                        .map(event -> event.get("delta").asText())
                        .collect(Collectors.joining());
        return new Whole(200, hasRetryAfter, types, text);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
