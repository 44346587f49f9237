package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.oauth.OauthClientProgram.ISSUER;
import static todo.api.oauth.OauthClientProgram.REDIRECT;
import static todo.api.oauth.OauthClientProgram.RESOURCE;
import static todo.api.oauth.OauthClientProgram.returned;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.TestApi;

class OauthTest {

    private static TestApi api;

    private Client user;
    private OauthClientProgram program;

    @BeforeAll
    static void start() {
        api = TestApi.start(TestApi.database(), Clock.systemUTC(), Map.of("OAUTH", ISSUER));
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        user = api.newUser();
        program = OauthClientProgram.registered(api);
    }

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
}
