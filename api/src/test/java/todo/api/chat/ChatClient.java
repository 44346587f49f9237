package todo.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.Client;
import todo.api.TestApi;
import todo.json.Json;

/** Someone who talks to the assistant. */
record ChatClient(TestApi api, Client client) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static ChatClient newUser(TestApi api) {
        return new ChatClient(api, api.newUser());
    }

    /** A whole answer. */
    record Heard(List<JsonNode> events, String conversation) {

        List<String> types() {
            return events.stream().map(event -> event.get("type").textValue()).toList();
        }

        String text() {
            var text = new StringBuilder();
            for (var event : events) {
                if (event.get("type").textValue().equals("text-delta")) {
                    text.append(event.get("delta").textValue());
                }
            }
            return text.toString();
        }

        JsonNode only(String type) {
            var found =
                    events.stream()
                            .filter(event -> event.get("type").textValue().equals(type))
                            .toList();
            assertThat(found).as("%s", events).hasSize(1);
            return found.getFirst();
        }
    }

    /** Says something in a new conversation. */
    Heard say(String text) {
        return ask(saying(text));
    }

    static Map<String, Object> saying(String text) {
        return Map.of("messages", List.of(Map.of("role", "user", "content", text)));
    }

    /** Says something in a conversation. */
    Heard say(String conversation, String text) {
        return ask(
                Map.of(
                        "conversation_id",
                        conversation,
                        "messages",
                        List.of(Map.of("role", "user", "content", text))));
    }

    Heard decide(Heard asked, boolean approved) {
        return ask(decision(asked, approved));
    }

    static Map<String, Object> decision(Heard asked, boolean approved) {
        var approval = asked.only("tool-approval-request").get("approvalId").textValue();
        return Map.of(
                "conversation_id",
                asked.conversation(),
                "approval",
                Map.of("id", approval, "approved", approved));
    }

    Heard ask(Map<String, ?> body) {
        try (var answer = open(body)) {
            var events = new ArrayList<JsonNode>();
            for (var event = answer.next(); event != null; event = answer.next()) {
                events.add(event);
            }
            return new Heard(events, answer.conversation());
        }
    }

    Client.Answer post(Map<String, ?> body) {
        return client.post("/api/chat", body);
    }

    JsonNode history(String conversation) {
        return client.get("/api/chat/history?conversation_id=" + conversation).body();
    }

    /**
     * @return the conversation that was used last
     */
    String lastConversation() {
        return client.get("/api/chat/history").body().get("conversation_id").textValue();
    }

    /** An answer that is being read. */
    Reading open(Map<String, ?> body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + api.app().port() + "/api/chat"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .header(
                                "Authorization",
                                Objects.requireNonNull(client.header("Authorization")))
                        .POST(BodyPublishers.ofByteArray(Json.write(body)))
                        .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return new Reading(
                    response,
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Reading(HttpResponse<InputStream> response, BufferedReader lines)
            implements AutoCloseable {

        String conversation() {
            return header("Conversation-Id");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /**
         * @return the next event; null after the last one, which the stream has to mark
         */
        @Nullable JsonNode next() {
            var line = line();
            while (line.isEmpty() || line.equals(": ping")) {
                line = line();
            }
            assertThat(line).startsWith("data: ");
            var data = line.substring("data: ".length());
            if (data.equals("[DONE]")) {
                return null;
            }
            try {
                return Json.MAPPER.readTree(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Reads up to an event of a type. */
        JsonNode next(String type) {
            while (true) {
                var event = Objects.requireNonNull(next(), "the answer has ended");
                if (event.get("type").textValue().equals(type)) {
                    return event;
                }
            }
        }

        String line() {
            try {
                return Objects.requireNonNull(lines.readLine(), "the answer broke off");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
