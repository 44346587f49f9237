package todo.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.TestApi;
import todo.api.oauth.OauthClientProgram;

class McpOauthTest {

    private static final String DISCOVERY =
            "resource_metadata=\"https://todo.example.org/.well-known/oauth-protected-resource/mcp\"";

    private static TestApi api;

    private Client user;
    private OauthClientProgram program;

    @BeforeAll
    static void start() {
        api =
                TestApi.start(
                        TestApi.database(),
                        Clock.systemUTC(),
                        Map.of("OAUTH", OauthClientProgram.ISSUER));
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

    private McpClient connected(String... scopes) {
        return new McpClient(api.bearing(program.connect(user, scopes).access()));
    }

    private List<String> tools(McpClient client) {
        return client.result("tools/list", Map.of()).get("tools").findValuesAsText("name").stream()
                .toList();
    }

    @Test
    void a_client_without_a_token_learns_where_to_get_one() {
        var answer = new McpClient(api.client()).send("ping", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate"))
                .isEqualTo("Bearer " + DISCOVERY + ", scope=\"read write\"");
    }

    @Test
    void a_client_with_an_invalid_token_learns_that_it_is_invalid() {
        var answer = new McpClient(api.bearing("todo-access_guessed")).send("ping", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate"))
                .isEqualTo(
                        "Bearer error=\"invalid_token\", " + DISCOVERY + ", scope=\"read write\"");
    }

    @Test
    void a_call_that_was_not_allowed_names_the_scope_that_it_needs() {
        var answer =
                connected("read", "write")
                        .send("tools/call", Map.of("name", "delete_tasks", "arguments", Map.of()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().get("type").textValue()).isEqualTo("/problems/insufficient-scope");
        assertThat(answer.header("www-authenticate"))
                .isEqualTo(
                        "Bearer error=\"insufficient_scope\", "
                                + DISCOVERY
                                + ", scope=\"read write delete\"");
    }

    @Test
    void a_reader_neither_sees_nor_calls_what_writes() {
        var reader = connected("read");

        assertThat(tools(reader))
                .contains("find_tasks")
                .doesNotContain("add_tasks", "delete_tasks");
        assertThat(
                        reader.send(
                                        "tools/call",
                                        Map.of(
                                                "name",
                                                "add_tasks",
                                                "arguments",
                                                Map.of("tasks", List.of(Map.of("title", "x")))))
                                .status())
                .isEqualTo(403);
        assertThat(user.get("/api/tasks").body().get("total").intValue()).isZero();
    }

    @Test
    void a_writer_does_not_delete() {
        var writer = connected("read", "write");

        assertThat(tools(writer)).contains("add_tasks", "undo").doesNotContain("delete_tasks");
        writer.does("add_tasks", Map.of("tasks", List.of(Map.of("title", "Milk"))));
    }

    @Test
    void who_may_delete_deletes_and_the_change_log_says_mcp() {
        var all = connected("read", "write", "delete");

        assertThat(tools(all)).contains("delete_tasks");
        all.does("add_tasks", Map.of("tasks", List.of(Map.of("title", "Milk"))));
        all.does("delete_tasks", Map.of("tasks", List.of("Milk")));
        assertThat(user.get("/api/changes").body().at("/changes/0/through").textValue())
                .isEqualTo("mcp");
    }

    @Test
    void personal_tokens_and_sessions_keep_all_their_rights() {
        var token = user.post("/api/auth/tokens", Map.of("name", "n", "scope", "write"));
        var personal = api.bearing(token.body().get("token").textValue());

        assertThat(tools(new McpClient(user))).contains("delete_tasks");
        assertThat(tools(new McpClient(personal))).contains("delete_tasks");
    }

    @Test
    void a_client_with_its_own_token_is_not_led_to_oauth() {
        var answer =
                api.client()
                        .post("/mcp/token", Map.of("jsonrpc", "2.0", "id", 1, "method", "ping"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    }
}
