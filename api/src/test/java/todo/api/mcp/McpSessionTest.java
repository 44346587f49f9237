package todo.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;

/** A token whose session has ended reaches nothing. */
class McpSessionTest extends WithNewUser {

    @BeforeEach
    void signOut() {
        var list = client.post("/api/lists", Map.of("name", "Home")).body().get("id").textValue();
        client.post("/api/tasks", Map.of("title", "Paint the door", "list_id", list));
        client.post("/api/auth/logout", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"list\":\"Home\"}",
                "{\"list\":\"None\"}",
                "{\"query\":\"door\"}",
                "{\"query\":\"nothing\"}",
                "{\"sort\":\"title\"}"
            })
    void no_task_is_found(String arguments) {
        assertThat(call("find_tasks", arguments)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get_overview", "list_lists"})
    void no_other_tool_runs(String tool) {
        assertThat(call(tool, "{}")).isEqualTo(401);
    }

    @Test
    void no_task_is_deleted_after_a_question() {
        var answer =
                new McpClient(client)
                        .stateless(
                                Map.of("elicitation", Map.of()),
                                "tools/call",
                                Map.of(
                                        "name",
                                        "delete_tasks",
                                        "arguments",
                                        Map.of("tasks", List.of("Paint the door"))));

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "tools/list", "resources/list", "prompts/list"})
    void no_other_method_is_answered(String method) {
        assertThat(new McpClient(client).send(method, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void no_notification_is_accepted() {
        var notification = Map.of("jsonrpc", "2.0", "method", "notifications/initialized");

        assertThat(client.post("/mcp", notification).status()).isEqualTo(401);
    }

    private int call(String tool, String arguments) {
        var body =
                """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s}}
                """
                        .formatted(tool, arguments);
        return client.with("Content-Type", "application/json").raw("POST", "/mcp", body).status();
    }
}
