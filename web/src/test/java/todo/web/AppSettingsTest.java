package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list of connected apps in the settings. */
class AppSettingsTest extends ConsentTesting {

    @Test
    void connected_apps_are_listed_and_disconnected() {
        api.on("GET /api/auth/sessions", 200, "{\"sessions\":[]}")
                .on("GET /api/auth/tokens", 200, "{\"tokens\":[]}")
                .on("DELETE /api/oauth/apps/7", 204, "")
                .on(
                        "GET /api/oauth/apps",
                        200,
                        """
                        {"apps":[{"id":"7","name":"Claude","host":"claude.ai","scopes":["read","write"],\
                        "connected_at":"2026-11-20T08:00:00Z","last_used_at":"2026-11-23T09:00:00Z"},\
                        {"id":"8","name":"Mine","host":null,"scopes":["read"],\
                        "connected_at":"2026-11-20T08:00:00Z","last_used_at":null}]}\
                        """);

        assertThat(visitor.get("/settings/security").body())
                .contains(
                        "value=\"https://todo.example/mcp\"",
                        "<bdi>claude.ai</bdi>",
                        "<dd>Read and write</dd>",
                        "<dd>Today, 09:00</dd>",
                        "name not verified",
                        "<dd>Never</dd>");
        var answer = visitor.post("/settings/apps/7/disconnect", Map.of("name", "Claude"));
        assertThat(location(answer)).isEqualTo("/settings/security#apps");
        assertThat(api.calls().getLast().path()).isEqualTo("/api/oauth/apps/7");
        assertThat(visitor.get("/").body()).contains("“Claude” is disconnected.");
    }

    @Test
    void is_absent_while_apps_cannot_connect() {
        api.on("GET /api/auth/sessions", 200, "{\"sessions\":[]}")
                .on("GET /api/auth/tokens", 200, "{\"tokens\":[]}");
        try (var closed = Visitor.of(api.address()).signedIn()) {
            assertThat(closed.get(PAGE).statusCode()).isEqualTo(404);
            assertThat(closed.get("/settings/security").body()).doesNotContain("id=\"apps\"");
        }
    }
}
