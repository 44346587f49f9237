package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.oauth.OauthClientProgram.ISSUER;
import static todo.api.oauth.OauthClientProgram.REDIRECT;
import static todo.api.oauth.OauthClientProgram.RESOURCE;
import static todo.api.oauth.OauthClientProgram.returned;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.api.TestApi;
import todo.json.Json;

class OauthTest extends WithOauth {

    @Test
    void a_client_discovers_the_server() {
        var resource = api.client().get("/.well-known/oauth-protected-resource/mcp").body();
        assertThat(resource.get("resource").textValue()).isEqualTo(RESOURCE);
        assertThat(resource.at("/authorization_servers/0").textValue()).isEqualTo(ISSUER);
        assertThat(api.client().get("/.well-known/oauth-protected-resource").body())
                .isEqualTo(resource);

        var server = api.client().get("/.well-known/oauth-authorization-server").body();
        assertThat(server.get("issuer").textValue()).isEqualTo(ISSUER);
        assertThat(server.get("token_endpoint").textValue()).isEqualTo(ISSUER + "/oauth/token");
        assertThat(server.get("code_challenge_methods_supported")).hasToString("[\"S256\"]");
        assertThat(server.get("token_endpoint_auth_methods_supported")).hasToString("[\"none\"]");
        assertThat(server.get("client_id_metadata_document_supported").booleanValue()).isTrue();
    }

    @Test
    void a_user_is_asked_about_a_client() {
        var asked = program.ask(user);

        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.body().at("/client/name").textValue()).isEqualTo("Helper");
        assertThat(asked.body().at("/client/host").isNull()).isTrue();
        assertThat(asked.body().at("/client/verified").booleanValue()).isFalse();
        assertThat(asked.body().get("return_to").textValue()).isEqualTo("app.example.com");
        assertThat(asked.body().get("return_loopback").booleanValue()).isFalse();
        assertThat(asked.body().get("return_origin").textValue())
                .isEqualTo("https://app.example.com");
        assertThat(asked.body().get("scopes")).hasToString("[\"read\",\"write\",\"delete\"]");
        assertThat(asked.body().at("/user/email").textValue()).contains("@example.org");
    }

    @Test
    void an_allowed_client_gets_tokens_and_is_listed_until_it_is_disconnected() {
        var connection = program.connect(user, "read", "write");

        assertThat(connection.answer().body().get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(connection.answer().body().get("expires_in").intValue()).isEqualTo(3600);
        assertThat(connection.answer().body().get("scope").textValue()).isEqualTo("read write");
        var app = user.get("/api/oauth/apps").body().at("/apps/0");
        assertThat(app.get("name").textValue()).isEqualTo("Helper");
        assertThat(app.get("host").isNull()).isTrue();
        assertThat(app.get("scopes")).hasToString("[\"read\",\"write\"]");
        assertThat(app.get("last_used_at").isNull()).isTrue();

        var path = "/api/oauth/apps/" + app.get("id").textValue();
        assertThat(api.newUser().delete(path).status()).isEqualTo(404);
        assertThat(user.delete(path).status()).isEqualTo(204);
        assertThat(user.get("/api/oauth/apps").body().get("apps")).isEmpty();
        assertThat(program.refresh(connection.refresh()).status()).isEqualTo(400);
    }

    @Test
    void a_user_can_refuse() {
        assertThat(returned(program.decide(user, "deny", List.of())))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s&1")
                .containsEntry("iss", ISSUER)
                .doesNotContainKey("code");
    }

    @Test
    void a_code_goes_back_to_the_client_with_its_state_and_the_issuer() {
        var answer = program.decide(user, "allow", List.of("read"));

        assertThat(answer.body().get("redirect_to").textValue()).startsWith(REDIRECT + "?code=");
        assertThat(returned(answer)).containsEntry("state", "s&1").containsEntry("iss", ISSUER);
    }

    @Test
    void tokens_expire_and_are_renewed_while_the_client_is_used() {
        var first = program.connect(user, "read");
        clock.advance(Duration.ofHours(1).minusSeconds(1));
        assertThat(mcp(first.access())).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(mcp(first.access())).isEqualTo(401);

        clock.advance(Duration.ofDays(29));
        var second = new OauthClientProgram.Connection(program, program.refresh(first.refresh()));
        assertThat(mcp(second.access())).isEqualTo(200);
        clock.advance(Duration.ofDays(29));
        var third = new OauthClientProgram.Connection(program, program.refresh(second.refresh()));
        clock.advance(Duration.ofDays(30));
        assertThat(program.refresh(third.refresh()).status()).isEqualTo(400);
    }

    @Test
    void the_last_use_is_exact_to_five_minutes() {
        var access = program.connect(user, "read").access();
        var connected = clock.instant();

        assertThat(mcp(access)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(mcp(access)).isEqualTo(200);
        assertThat(lastUse()).isEqualTo(connected.toString());
        clock.advance(Duration.ofSeconds(1));
        assertThat(mcp(access)).isEqualTo(200);
        assertThat(lastUse()).isEqualTo(connected.plus(Duration.ofMinutes(5)).toString());
    }

    private String lastUse() {
        return user.get("/api/oauth/apps").body().at("/apps/0/last_used_at").textValue();
    }

    @Test
    void a_client_can_revoke_its_access() {
        for (var token : List.of("access_token", "refresh_token")) {
            var connection = program.connect(user, "read");
            var form = Map.of("token", connection.answer().body().get(token).textValue());

            assertThat(program.post("/oauth/revoke", form).status()).isEqualTo(200);
            assertThat(mcp(connection.access())).isEqualTo(401);
            assertThat(program.refresh(connection.refresh()).status()).isEqualTo(400);
            assertThat(program.post("/oauth/revoke", form).status()).isEqualTo(200);
        }
    }

    @Test
    void a_client_that_nobody_connects_is_forgotten_after_a_day() {
        clock.advance(Duration.ofDays(1));
        var later = api.newUser();

        assertThat(program.ask(later).status()).isEqualTo(400);
    }

    @Test
    void a_connected_client_is_still_known_after_months() {
        program.connect(user, "read");
        clock.advance(Duration.ofDays(300));

        assertThat(program.ask(api.newUser()).status()).isEqualTo(200);
    }

    @Test
    void deleting_the_account_ends_the_access() {
        var access = program.connect(user, "read").access();

        var body = Json.text(Map.of("password", TestApi.PASSWORD));
        user.with("Content-Type", "application/json").raw("DELETE", "/api/auth/me", body);

        assertThat(mcp(access)).isEqualTo(401);
    }

    @Test
    void pages_of_any_origin_may_register_and_get_tokens_but_not_call_the_api() {
        var page = api.client().with("Origin", "http://localhost:6274");

        for (var path :
                List.of(
                        "/.well-known/oauth-authorization-server",
                        "/.well-known/oauth-protected-resource/mcp")) {
            assertThat(page.get(path).header("access-control-allow-origin")).isEqualTo("*");
        }
        var preflight =
                page.with("Access-Control-Request-Method", "POST")
                        .raw("OPTIONS", "/oauth/token", "");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(preflight.header("access-control-allow-credentials")).isNull();
        assertThat(preflight.header("access-control-allow-methods")).contains("POST");
        assertThat(page.get("/api/tasks").header("access-control-allow-origin")).isNull();
    }

    @Test
    void a_body_that_cannot_be_read_is_an_error_of_oauth() {
        var text = api.client().with("Content-Type", "text/plain");

        assertThat(text.raw("POST", "/oauth/token", "x").body().get("error").textValue())
                .isEqualTo("invalid_request");
        assertThat(text.raw("POST", "/oauth/register", "x").body().get("error").textValue())
                .isEqualTo("invalid_client_metadata");
        assertThat(
                        api.client()
                                .with("Content-Type", "application/x-www-form-urlencoded")
                                .raw("POST", "/oauth/token", "grant_type=a&grant_type=b")
                                .body()
                                .get("error")
                                .textValue())
                .isEqualTo("invalid_request");
    }

    @Test
    void a_decision_has_to_be_complete() {
        assertThat(user.post("/api/oauth/authorization", Map.of("query", "x")).status())
                .isEqualTo(422);
        assertThat(program.decide(user, "perhaps", List.of()).status()).isEqualTo(422);
        assertThat(program.decide(user, "allow", List.of("admin")).status()).isEqualTo(422);
    }

    @Test
    void a_user_gives_at_most_a_hundred_grants() {
        for (var i = 0; i < 100; i++) {
            program.code(user, "read");
        }

        assertThat(program.decide(user, "allow", List.of("read")).status()).isEqualTo(409);
        clock.advance(Duration.ofMinutes(1));
        assertThat(program.decide(user, "allow", List.of("read")).status()).isEqualTo(200);
    }

    @Test
    void it_is_all_off_by_default() {
        try (var off = TestApi.start()) {
            for (var path :
                    List.of(
                            "/.well-known/oauth-protected-resource/mcp",
                            "/.well-known/oauth-authorization-server",
                            "/api/oauth/apps")) {
                var answer = off.newUser().get(path);
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            }
            var unknown = post(off.client(), "/mcp");
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(unknown.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(post(off.newUser(), "/mcp/token").status()).isEqualTo(200);
        }
    }
}
