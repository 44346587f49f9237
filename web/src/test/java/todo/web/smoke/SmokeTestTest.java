package todo.web.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.failure.Failure;
import todo.http.Env;
import todo.web.FakeApi;
import todo.web.RealApi;
import todo.web.WebConfig;
import todo.web.WebMain;
import todo.web.api.ApiClient;

class SmokeTestTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void uses_both_services_and_deletes_its_user() throws Exception {
        try (var api = RealApi.start();
                var web = WebMain.start(config(api.address()), Clock.systemUTC())) {
            run(api.address(), URI.create("http://127.0.0.1:" + web.port()));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "Registered a user.",
                        "Added a task.",
                        "Read the task.",
                        "Deleted the user.",
                        "The smoke test passed.");
    }

    @Test
    void deletes_the_user_even_if_adding_a_task_fails() throws Exception {
        try (var api = FakeApi.start()) {
            api.on("GET /ready", 200, "{}")
                    .on("GET /api/health", 200, "{}")
                    .on("POST /api/auth/register", 201, "{\"access_token\":\"token\"}")
                    .on("DELETE /api/auth/me", 200, "{}")
                    .fail("POST /api/tasks", 503, "The database is unavailable.");

            assertThatThrownBy(() -> run(api.address(), api.address()))
                    .isInstanceOf(Failure.Unavailable.class);
            assertThat(api.calls())
                    .anySatisfy(call -> {
                        assertThat(call.method() + " " + call.path())
                                .isEqualTo("DELETE /api/auth/me");
                        assertThat(call.headers()).containsEntry("authorization", "Bearer token");
                    });
        }
    }

    @Test
    void fails_if_a_service_does_not_become_ready() throws Exception {
        try (var api = FakeApi.start()) {
            api.fail("GET /ready", 503, "The database is unavailable.");

            assertThatThrownBy(() -> run(api.address(), api.address()))
                    .isInstanceOf(Failure.Unavailable.class);
            assertThat(out.size()).isZero();
        }
    }

    private void run(URI backend, URI frontend) throws InterruptedException {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new SmokeTest(new ApiClient(backend), new ApiClient(frontend), stream).run(1);
    }

    private static WebConfig config(URI api) {
        return WebConfig.of(new Env(Map.of("PORT", "0", "NEXT_PUBLIC_API_URL", api.toString())));
    }
}
