package todo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * API client of a newly registered account, through the Ingress. It keeps connections and retries
 * nothing: the Maven profile disables retries in the JDK's client. Safe for concurrent use.
 */
final class Account {

    static final String PASSWORD = "correct horse battery";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** For requests that take a while on a fifth of a core. */
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(1);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpEndpoint endpoint;
    private final String token;

    private Account(HttpEndpoint endpoint, String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    private Account(HttpEndpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        var body =
                "{\"email\": \"%s@todo.example\", \"password\": \"%s\"}"
                        .formatted(UUID.randomUUID(), PASSWORD);
        this.token =
                expect(201, send(post("/api/auth/register", body)))
                        .required("access_token")
                        .asText();
    }

    static Account register(HttpEndpoint endpoint) {
        try {
            return new Account(endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> add(String title) throws IOException {
        return send(adding(title));
    }

    /** Adds a task with an idempotency key. */
    HttpResponse<String> add(String title, String key) throws IOException {
        return send(adding(title).header("Idempotency-Key", key));
    }

    /** Adds a task whose title takes a while to send and to read. */
    HttpResponse<String> addLong(String title) throws IOException {
        return send(adding(title).timeout(LONG_TIMEOUT));
    }

    private HttpRequest.Builder adding(String title) {
        return authorized(post("/api/tasks", "{\"title\": \"%s\"}".formatted(title)));
    }

    /** A page of the frontend. */
    HttpResponse<String> page() throws IOException {
        return send(request("/sign-in"));
    }

    /** A client of the same account for another address. */
    Account at(HttpEndpoint other) {
        return new Account(other, token);
    }

    /**
     * Imports this many tasks.
     *
     * @return the response's status
     */
    int fill(int tasks) {
        var rows = new StringBuilder("title,description\n");
        for (var i = 0; i < tasks; i++) {
            rows.append("Task %d,What is to be done about it\n".formatted(i));
        }
        try {
            return send(authorized(request("/api/import?format=csv"))
                            .timeout(LONG_TIMEOUT)
                            .header("Content-Type", "text/csv")
                            .POST(BodyPublishers.ofString(rows.toString())))
                    .statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * @return the status of an export of all tasks; 0 if the response is cut off
     */
    int export() {
        try {
            return send(authorized(request("/api/export")).timeout(LONG_TIMEOUT)).statusCode();
        } catch (IOException broken) {
            return 0;
        }
    }

    String token() {
        return token;
    }

    /** The titles of all tasks. */
    List<String> titles() throws IOException {
        var titles = new ArrayList<String>();
        var next = "";
        do {
            var page = expect(200, send(authorized(request("/api/tasks?limit=500" + next))));
            page.get("tasks").forEach(task -> titles.add(task.get("title").asText()));
            next = "&cursor=" + page.get("next_cursor").asText();
        } while (!next.equals("&cursor=null"));
        return titles;
    }

    HttpResponse<String> list() throws IOException {
        return send(authorized(request("/api/tasks?limit=20")));
    }

    /** The number of tasks of the account. */
    int total() {
        try {
            return expect(200, list()).required("total").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says something to the assistant.
     *
     * @param conversation empty for a new one
     */
    ChatAnswer say(String conversation, String text) throws IOException {
        var body = JSON.createObjectNode();
        if (!conversation.isEmpty()) {
            body.put("conversation_id", conversation);
        }
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        var request = authorized(post("/api/chat", body.toString())).timeout(LONG_TIMEOUT);
        return new ChatAnswer(send(request, BodyHandlers.ofInputStream()));
    }

    /** The messages of a conversation. */
    JsonNode history(String conversation) throws IOException {
        var path = "/api/chat/history?conversation_id=" + conversation;
        return expect(200, send(authorized(request(path)))).required("messages");
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.direct(path))
                .header("Host", endpoint.host())
                .timeout(TIMEOUT);
    }

    private HttpRequest.Builder post(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
            throws IOException {
        try {
            return client.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode expect(int status, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
