package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import todo.api.Client;

/** Somebody's tasks. */
record TaskClient(Client client) {

    /**
     * @param members its title is t unless they say
     */
    JsonNode add(Map<String, Object> members) {
        var task = new HashMap<>(members);
        task.putIfAbsent("title", "t");
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    void complete(JsonNode task) {
        assertThat(client.patch(path(task) + "/complete", Map.of()).status()).isEqualTo(200);
    }

    List<JsonNode> open() {
        var tasks = client.get("/api/tasks?status=pending").body().get("tasks");
        return StreamSupport.stream(tasks.spliterator(), false).toList();
    }

    static JsonNode titled(List<JsonNode> tasks, String title) {
        return tasks.stream().filter(task -> title(task).equals(title)).findFirst().orElseThrow();
    }

    static String title(JsonNode task) {
        return task.get("title").textValue();
    }

    static String id(JsonNode task) {
        return task.get("id").textValue();
    }

    static String path(JsonNode task) {
        return "/api/tasks/" + id(task);
    }

    static @Nullable String rule(JsonNode task) {
        return task.get("recurrence_rule").textValue();
    }
}
