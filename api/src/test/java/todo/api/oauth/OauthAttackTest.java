package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.oauth.OauthClientProgram.ISSUER;
import static todo.api.oauth.OauthClientProgram.REDIRECT;
import static todo.api.oauth.OauthClientProgram.RESOURCE;
import static todo.api.oauth.OauthClientProgram.returned;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.TestApi;

class OauthAttackTest extends WithOauth {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript://x/%0aalert(1)",
                "JavaScript://x/%0aalert(1)",
                "data:text/html,x",
                "data://x/y",
                "file:///etc/passwd",
                "vbscript://x",
                "ms-msdt:/id",
                "intent://x/",
                "http://app.example.com/callback",
                "http://localhost.evil.example/callback",
                "http://127.0.0.1.evil.example/callback",
                "http://127.0.0.1@evil.example/callback",
                "https://user@app.example.com/callback",
                "https://app.example.com/callback#x",
                "https://app.example.com/call back",
                "https:///callback",
                "/callback",
                "app.example.com",
            })
    void unsafe_redirect_uris_are_not_registered(String uri) {
        var answer = OauthClientProgram.register(api, uri);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("error").textValue()).isEqualTo("invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/callback",
                "http://[::1]:5000/callback",
                "http://localhost:33418",
                "com.example.app:/callback",
                "cursor://anysphere.cursor-mcp/oauth/callback",
                "https://app.example.com:8443/callback?x=1",
            })
    void usual_redirect_uris_are_registered(String uri) {
        assertThat(OauthClientProgram.register(api, uri).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/callback/",
                "https://app.example.com/callback?x=1",
                "https://app.example.com/callback/../evil",
                "https://app.example.com:8443/callback",
                "https://APP.example.com/callback",
                "https://app.example.com.evil.example/callback",
                "https://evil.example/callback",
                "http://127.0.0.1/callback",
                "javascript:alert(1)",
                "",
            })
    void a_browser_is_never_sent_to_an_address_that_was_not_registered(String uri) {
        // With another error, which would be told by a redirect.
        var request = program.with("redirect_uri", uri).with("response_type", "token");

        for (var answer : List.of(request.ask(user), request.decide(user, "deny", List.of()))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().get("type").textValue()).isEqualTo("/problems/oauth-request");
            assertThat(answer.text()).doesNotContain("redirect_to");
        }
    }

    @Test
    void only_the_port_of_a_loopback_address_is_free() {
        var registered = OauthClientProgram.register(api, "http://127.0.0.1/callback?x=1");
        var helper = OauthClientProgram.of(api, registered.body().get("client_id").textValue());

        var asked = helper.with("redirect_uri", "http://127.0.0.1:41234/callback?x=1").ask(user);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body().get("return_loopback").booleanValue()).isTrue();
        assertThat(asked.body().get("return_origin").textValue())
                .isEqualTo("http://127.0.0.1:41234");
        for (var other :
                List.of(
                        "http://localhost:41234/callback?x=1",
                        "http://127.0.0.1:41234/other?x=1",
                        "http://127.0.0.1:41234/callback",
                        "https://127.0.0.1:41234/callback?x=1")) {
            assertThat(helper.with("redirect_uri", other).ask(user).status()).isEqualTo(400);
        }
    }

    @Test
    void an_unknown_client_or_two_clients_at_once_are_not_redirected() {
        assertThat(program.with("client_id", "unknown").ask(user).status()).isEqualTo(400);
        assertThat(program.without("client_id").ask(user).status()).isEqualTo(400);
        var twice =
                user.get(
                        "/api/oauth/authorization?%s&redirect_uri=https%%3A%%2F%%2Fevil.example"
                                .formatted(program.query()));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.text()).doesNotContain("redirect_to");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, , unsupported_response_type",
        "code_challenge, , invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, , invalid_request",
        "resource, https://evil.example/mcp, invalid_target",
        "resource, https://todo.example.org, invalid_target",
        "scope, admin, invalid_scope",
        "scope, read admin, invalid_scope",
    })
    void other_errors_go_back_to_the_client_with_the_issuer(
            String parameter, String value, String error) {
        var request = value == null ? program.without(parameter) : program.with(parameter, value);

        for (var answer :
                List.of(request.ask(user), request.decide(user, "allow", List.of("read")))) {
            assertThat(answer.body().get("redirect_to").textValue())
                    .startsWith(REDIRECT + "?error=");
            assertThat(returned(answer))
                    .containsEntry("error", error)
                    .containsEntry("state", "s&1")
                    .containsEntry("iss", ISSUER)
                    .doesNotContainKey("code");
        }
    }

    @Test
    void a_code_that_is_used_again_revokes_the_grant() {
        var code = program.code(user, "read");
        var tokens = new OauthClientProgram.Connection(program, program.redeem(code));
        assertThat(mcp(tokens.access())).isEqualTo(200);

        assertError(program.redeem(code), "invalid_grant");

        assertThat(mcp(tokens.access())).isEqualTo(401);
        assertError(program.refresh(tokens.refresh()), "invalid_grant");
        assertThat(user.get("/api/oauth/apps").body().get("apps")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, , invalid_request",
        "code_verifier, wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, invalid_grant",
        "client_id, , invalid_request",
        "client_id, https://claude.ai/oauth/client.json, invalid_grant",
        "redirect_uri, , invalid_request",
        "redirect_uri, https://app.example.com/callback/, invalid_grant",
        "resource, https://evil.example/mcp, invalid_target",
        "code, todo-code_guessed, invalid_grant",
        "grant_type, password, unsupported_grant_type",
        "grant_type, , invalid_request",
    })
    void a_code_is_worthless_without_all_that_it_is_bound_to(
            String parameter, String value, String error) {
        var code = program.code(user, "read");
        var form = program.redemption(code);
        if (value == null) {
            form.remove(parameter);
        } else {
            form.put(parameter, value);
        }

        assertError(program.token(form), error);
        assertThat(program.redeem(code).status()).isEqualTo(200);
    }

    @Test
    void the_challenge_itself_is_no_verifier() {
        var form = program.redemption(program.code(user, "read"));
        form.put("code_verifier", OauthClientProgram.challenge(OauthClientProgram.VERIFIER));

        assertError(program.token(form), "invalid_grant");
    }

    @Test
    void a_code_of_another_client_is_refused() {
        var other = OauthClientProgram.registered(api);

        assertError(other.redeem(program.code(user, "read")), "invalid_grant");
    }

    @Test
    void a_code_is_valid_for_a_minute() {
        var code = program.code(user, "read");
        clock.advance(Duration.ofSeconds(60));

        assertError(program.redeem(code), "invalid_grant");
    }

    @Test
    void a_refresh_token_that_is_used_again_revokes_the_grant() {
        var first = program.connect(user, "read");
        var second = new OauthClientProgram.Connection(program, program.refresh(first.refresh()));
        assertThat(mcp(second.access())).isEqualTo(200);

        assertError(program.refresh(first.refresh()), "invalid_grant");

        assertThat(mcp(second.access())).isEqualTo(401);
        assertError(program.refresh(second.refresh()), "invalid_grant");
    }

    @Test
    void of_simultaneous_requests_with_one_code_or_refresh_token_at_most_one_gets_tokens() {
        var code = program.code(user, "read");
        assertThat(successes(() -> program.redeem(code))).isLessThanOrEqualTo(1);
        assertThat(user.get("/api/oauth/apps").body().get("apps")).isEmpty();

        var refresh = program.connect(user, "read").refresh();
        assertThat(successes(() -> program.refresh(refresh))).isLessThanOrEqualTo(1);
        assertThat(user.get("/api/oauth/apps").body().get("apps")).isEmpty();
    }

    private static long successes(Supplier<Client.Answer> request) {
        var answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(request, OauthAttackTest::run))
                        .limit(6)
                        .toList();
        return answers.stream().filter(answer -> answer.join().status() == 200).count();
    }

    private static void run(Runnable work) {
        Thread.ofVirtual().start(work);
    }

    @Test
    void a_refresh_token_works_for_its_own_client_alone() {
        var connection = program.connect(user, "read");

        assertError(
                OauthClientProgram.registered(api).refresh(connection.refresh()), "invalid_grant");
        assertThat(program.refresh(connection.refresh()).status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_gives_no_more_than_the_user_did() {
        var connection = program.connect(user, "read", "write");
        var form = program.renewal(connection.refresh());

        form.put("scope", "read write delete");
        assertError(program.token(form), "invalid_scope");
        form.put("scope", "read");
        form.put("resource", "https://evil.example/mcp");
        assertError(program.token(form), "invalid_target");
        form.put("resource", RESOURCE);
        var narrower = program.token(form);

        assertThat(narrower.body().get("scope").textValue()).isEqualTo("read");
        var again = program.refresh(narrower.body().get("refresh_token").textValue());
        assertThat(again.body().get("scope").textValue()).isEqualTo("read write");
    }

    @Test
    void a_user_gives_no_more_than_the_client_asked_for_or_they_ticked() {
        var reader = program.with("scope", "read");
        assertThat(
                        reader.connect(user, "read", "write", "delete")
                                .answer()
                                .body()
                                .get("scope")
                                .textValue())
                .isEqualTo("read");
        assertThat(program.connect(user, "read", "delete").answer().body().get("scope").textValue())
                .isEqualTo("read");
        assertThat(
                        program.without("scope")
                                .connect(user, "read", "write", "delete")
                                .answer()
                                .body()
                                .get("scope")
                                .textValue())
                .isEqualTo("read write");
    }

    @Test
    void an_access_token_works_at_mcp_alone_and_in_the_header_alone() {
        var access = program.connect(user, "read", "write", "delete").access();
        var bearing = api.bearing(access);

        assertThat(mcp(access)).isEqualTo(200);
        assertThat(bearing.get("/api/tasks").status()).isEqualTo(401);
        assertThat(bearing.post("/api/tasks", Map.of("title", "x")).status()).isEqualTo(401);
        assertThat(bearing.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(bearing.get("/api/oauth/apps").status()).isEqualTo(401);
        assertThat(program.ask(bearing).status()).isEqualTo(401);
        assertThat(post(bearing, "/mcp/token").status()).isEqualTo(401);
        assertThat(post(api.client(), "/mcp?access_token=" + access).status()).isEqualTo(401);
    }

    @Test
    void a_token_for_another_address_of_the_installation_is_refused() {
        var access = program.connect(user, "read").access();
        var moved = Map.of("OAUTH", "https://other.example.org");

        try (var other = TestApi.start(database, clock, moved)) {
            other.awaitReady();
            assertThat(post(other.bearing(access), "/mcp").status()).isEqualTo(401);
        }
        assertThat(mcp(access)).isEqualTo(200);
    }

    @Test
    void a_refresh_token_or_a_code_is_no_access_token() {
        var connection = program.connect(user, "read");

        assertThat(mcp(connection.refresh())).isEqualTo(401);
        assertThat(mcp(program.code(user, "read"))).isEqualTo(401);
    }

    @Test
    void a_personal_token_cannot_give_consent() {
        var token = user.post("/api/auth/tokens", Map.of("name", "n", "scope", "write"));
        var bearing = api.bearing(token.body().get("token").textValue());

        assertThat(program.ask(bearing).status()).isEqualTo(403);
        assertThat(program.decide(bearing, "allow", List.of("read")).status()).isEqualTo(403);
        assertThat(bearing.get("/api/oauth/apps").status()).isEqualTo(403);
    }

    @Test
    void a_name_cannot_be_disguised() {
        var answer =
                api.from(TestApi.nextAddress())
                        .post(
                                "/oauth/register",
                                Map.of(
                                        "client_name",
                                        " Cla\u202eude\u0000\n\t " + "x".repeat(300),
                                        "redirect_uris",
                                        List.of(REDIRECT)));

        assertThat(answer.body().get("client_name").textValue())
                .isEqualTo("Claude " + "x".repeat(93));
    }

    @Test
    void an_address_registers_200_clients_and_has_to_wait_then() {
        var stranger = api.from(TestApi.nextAddress());
        var registration = Map.of("redirect_uris", List.of(REDIRECT));
        for (var i = 0; i < 200; i++) {
            assertThat(stranger.post("/oauth/register", registration).status()).isEqualTo(201);
        }

        var last = stranger.post("/oauth/register", registration);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("retry-after")).isNotNull();
    }

    private static void assertError(Client.Answer answer, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().get("error").textValue()).isEqualTo(error);
        assertThat(answer.body().get("error_description").textValue()).endsWith(".");
        assertThat(answer.header("cache-control")).contains("no-store");
    }
}
