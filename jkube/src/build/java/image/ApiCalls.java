package image;

import static image.Training.expect;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Requests of API clients, valid and invalid ones. */
final class ApiCalls {

    static final String ORIGIN = "http://localhost:3000";

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningService api;
    private String token = "";

    ApiCalls(RunningService api) {
        this.api = api;
    }

    void all() throws IOException, InterruptedException {
        account();
        for (var i = 0; i < 3; i++) {
            task(
                    """
                    {"title":"Task %d","priority":"High","tags":["home"],"due_date":"2030-01-31T10:00:00Z"}\
                    """
                            .formatted(i));
        }
        expect(200, call("GET", "/api/tasks?status=pending&limit=2", ""));
        expect(200, call("GET", "/api/tasks?q=tag:home%20task", ""));
        var line = "{\"text\":\"Water the flowers every friday 9am #home\"}";
        var once = request("POST", "/api/tasks/quick", line).header("Idempotency-Key", "training");
        expect(201, send(once));
        expect(201, send(once));
        expect(200, call("GET", "/api/changes?limit=2", ""));
        expect(200, call("POST", "/api/undo", "{}"));
        expect(200, call("GET", "/api/notifications", ""));
        expect(400, call("POST", "/api/tasks", "{"));
        expect(404, call("GET", "/api/tasks/none", ""));
        expect(405, call("DELETE", "/api/tasks", ""));
        expect(204, call("OPTIONS", "/api/tasks", ""));
        api.askSlowly("/health");
        expect(200, call("GET", "/health", ""));
        expect(200, call("GET", "/ready", ""));
        expect(200, call("GET", "/metrics", ""));
        expect(200, call("POST", "/api/auth/logout", ""));
    }

    private void account() throws IOException, InterruptedException {
        var account =
                """
                {"email":"api@example.org","password":"correct horse","name":"Client"}\
                """;
        expect(401, call("GET", "/api/tasks", ""));
        expect(201, call("POST", "/api/auth/register", account));
        expect(409, call("POST", "/api/auth/register", account));
        expect(422, call("POST", "/api/auth/register", account.replace("correct horse", "short")));
        expect(401, call("POST", "/api/auth/login", account.replace("horse", "donkey")));
        var signedIn = TOKEN.matcher(expect(200, call("POST", "/api/auth/login", account)).body());
        if (!signedIn.find()) {
            throw new IllegalStateException("The response to a login has no token");
        }
        token = signedIn.group(1);
        expect(200, call("GET", "/api/auth/me", ""));
    }

    private void task(String json) throws IOException, InterruptedException {
        var path =
                expect(201, call("POST", "/api/tasks", json))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        expect(200, call("GET", path, ""));
        expect(200, call("PUT", path, json));
        expect(200, call("PATCH", path, "{\"description\":\"Changed\"}"));
        expect(200, call("PATCH", path + "/complete", ""));
        expect(200, call("GET", "/api/tasks?limit=1", ""));
        expect(204, call("DELETE", path, ""));
        expect(201, call("POST", "/api/tasks", json));
    }

    private HttpResponse<String> call(String method, String path, String json)
            throws IOException, InterruptedException {
        return send(request(method, path, json));
    }

    private HttpRequest.Builder request(String method, String path, String json) {
        var request =
                api.request(path)
                        .method(method, BodyPublishers.ofString(json))
                        .header("Origin", ORIGIN);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
