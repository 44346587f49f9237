package todo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A new account's client of the API, through the Ingress. Connections are kept and nothing is
 * repeated: the Maven profile forbids that to the JDK's client. Safe for concurrent use.
 */
final class Account {

    static final String PASSWORD = "correct horse battery";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Site site;
    private final String token;

    private Account(Site site, String token) {
        this.site = site;
        this.token = token;
    }

    private Account(Site site) throws IOException {
        this.site = site;
        var body =
                "{\"email\": \"%s@todo.example\", \"password\": \"%s\"}"
                        .formatted(UUID.randomUUID(), PASSWORD);
        this.token =
                expect(201, send(post("/api/auth/register", body)))
                        .required("access_token")
                        .asText();
    }

    static Account register(Site site) {
        try {
            return new Account(site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> add(String title) throws IOException {
        return send(
                post("/api/tasks", "{\"title\": \"%s\"}".formatted(title))
                        .header("Authorization", "Bearer " + token));
    }

    /** The same, once for each key however often it is sent. */
    HttpResponse<String> add(String title, String key) throws IOException {
        return send(
                post("/api/tasks", "{\"title\": \"%s\"}".formatted(title))
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key));
    }

    /**
     * @return a page that the frontend makes
     */
    HttpResponse<String> page() throws IOException {
        return send(request("/sign-in"));
    }

    /**
     * @return the same account's client elsewhere
     */
    Account at(Site other) {
        return new Account(other, token);
    }

    /**
     * Brings so many tasks in, or none.
     *
     * @return the status of the answer
     */
    int fill(int tasks) {
        var rows = new StringBuilder("title,description\n");
        for (var i = 0; i < tasks; i++) {
            rows.append("Task %d,What is to be done about it\n".formatted(i));
        }
        try {
            return send(request("/api/import?format=csv")
                            .timeout(Duration.ofMinutes(1))
                            .header("Content-Type", "text/csv")
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(rows.toString())))
                    .statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * @return the status of the answer that has all its tasks; 0 where it does not end
     */
    int export() {
        try {
            return send(request("/api/export")
                            .timeout(Duration.ofMinutes(1))
                            .header("Authorization", "Bearer " + token))
                    .statusCode();
        } catch (IOException broken) {
            return 0;
        }
    }

    String token() {
        return token;
    }

    /**
     * @return of all its tasks
     */
    List<String> titles() throws IOException {
        var titles = new ArrayList<String>();
        var next = "";
        do {
            var page =
                    expect(
                            200,
                            send(
                                    request("/api/tasks?limit=500" + next)
                                            .header("Authorization", "Bearer " + token)));
            page.get("tasks").forEach(task -> titles.add(task.get("title").asText()));
            next = "&cursor=" + page.get("next_cursor").asText();
        } while (!next.equals("&cursor=null"));
        return titles;
    }

    HttpResponse<String> list() throws IOException {
        return send(request("/api/tasks?limit=20").header("Authorization", "Bearer " + token));
    }

    /**
     * @return how many tasks the account has
     */
    int total() {
        try {
            return expect(200, list()).required("total").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.direct(path))
                .header("Host", site.host())
                .timeout(PATIENCE);
    }

    private HttpRequest.Builder post(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
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
