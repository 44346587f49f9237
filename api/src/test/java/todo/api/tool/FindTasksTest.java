package todo.api.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.WithNewUser;
import todo.api.mcp.McpClient;

class FindTasksTest extends WithNewUser {

    private String list;
    private McpClient mcp;

    @BeforeEach
    void addTask() {
        mcp = new McpClient(client);
        list = client.post("/api/lists", Map.of("name", "Home")).body().get("id").textValue();
        client.post(
                "/api/tasks",
                Map.of("title", "Paint", "list_id", list, "due_date", "2030-06-01T12:00:00Z"));
    }

    @Test
    void a_list_shows_its_new_name_at_once() {
        assertThat(found("list")).isEqualTo("Home");

        client.patch("/api/lists/" + list, Map.of("name", "House"));

        assertThat(found("list")).isEqualTo("House");
        client.post("/api/undo", Map.of());
        assertThat(found("list")).isEqualTo("Home");
    }

    @Test
    void times_are_in_the_new_zone_at_once() {
        assertThat(found("due_date")).isEqualTo("2030-06-01T12:00");

        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));

        assertThat(found("due_date")).isEqualTo("2030-06-01T14:00");
        assertThat(find().get("time_zone").textValue()).isEqualTo("Europe/Vienna");
    }

    @Test
    void a_page_without_tasks_names_the_zone_too() {
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
        client.delete("/api/lists/" + list + "?tasks=delete");

        var result = find();

        assertThat(result.get("tasks")).isEmpty();
        assertThat(result.get("time_zone").textValue()).isEqualTo("Europe/Vienna");
    }

    @Test
    void a_personal_token_finds_them_too() {
        var token = client.post("/api/auth/tokens", Map.of("name", "r", "scope", "read"));
        mcp = new McpClient(api.bearing(token.body().get("token").textValue()));

        assertThat(found("list")).isEqualTo("Home");
    }

    private String found(String member) {
        return find().at("/tasks/0/" + member).textValue();
    }

    private JsonNode find() {
        return mcp.does("find_tasks", Map.of());
    }
}
