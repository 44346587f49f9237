package todo.web.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Env;
import todo.http.Logs;
import todo.web.WebConfig;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;

/**
 * Registers a user, adds a task, reads it, and deletes the user, so that nothing remains. {@code
 * helm test} runs it in a pod of its own.
 */
public final class SmokeTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Longer than a person waits: a new pod on a busy node is slow but not broken. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ApiClient backend;
    private final ApiClient frontend;
    private final PrintStream out;

    SmokeTest(ApiClient backend, ApiClient frontend, PrintStream out) {
        this.backend = backend;
        this.frontend = frontend;
        this.out = out;
    }

    /**
     * Finds the backend as the frontend does. The exit status is not 0 if a step fails.
     *
     * @param arguments the address of the frontend, such as {@code http://frontend:3000}
     */
    public static void main(String[] arguments) throws InterruptedException {
        var config = WebConfig.of(new Env(System.getenv()));
        Logs.start(config.logLevel());
        var backend = new ApiClient(config.api(), DEADLINE);
        var frontend = new ApiClient(URI.create(arguments[0]), DEADLINE);
        new SmokeTest(backend, frontend, System.out).run(60);
    }

    /**
     * @param attempts to find each service ready, one a second
     * @throws Failure of a service
     * @throws IllegalStateException if a response is wrong
     */
    void run(int attempts) throws InterruptedException {
        awaitReady(backend, "/ready", attempts);
        out.println("The backend and its database are ready.");
        awaitReady(frontend, "/api/health", attempts);
        out.println("The frontend is ready.");

        var password = UUID.randomUUID().toString();
        var email = "smoke-test-" + UUID.randomUUID() + "@todo.example";
        var token =
                call("POST", "/api/auth/register", "", Map.of("email", email, "password", password))
                        .path("access_token")
                        .asText();
        out.println("Registered a user.");
        try {
            addTask(token);
        } finally {
            call("DELETE", "/api/auth/me", token, Map.of("password", password));
            out.println("Deleted the user.");
        }
        expectDeleted(token);
        out.println("The smoke test passed.");
    }

    private static void awaitReady(ApiClient service, String path, int attempts)
            throws InterruptedException {
        for (var left = attempts; ; left--) {
            try {
                service.send(new ApiCall("GET", path, Map.of(), null)).await();
                return;
            } catch (Failure notYet) {
                if (left <= 1) {
                    throw notYet;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private void addTask(String token) {
        var title = "Smoke test";
        var id = call("POST", "/api/tasks", token, Map.of("title", title)).path("id").asText();
        out.println("Added a task.");
        var read = call("GET", "/api/tasks/" + id, token, null).path("title").asText();
        if (!read.equals(title)) {
            throw new IllegalStateException("The task differs from the one that was added.");
        }
        out.println("Read the task.");
    }

    private void expectDeleted(String token) {
        try {
            call("GET", "/api/auth/me", token, null);
        } catch (Failure.Unauthorized expected) {
            return;
        }
        throw new IllegalStateException("The user still exists.");
    }

    private JsonNode call(String method, String path, String token, @Nullable Object body) {
        var call = new ApiCall(method, path, Map.of("Accept", "application/json"), body);
        return backend.send(token.isEmpty() ? call : call.as(token)).await();
    }
}
