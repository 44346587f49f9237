package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.api.WithNewUser;

class TaskVersionTest extends WithNewUser {

    @Test
    void an_outdated_version_is_neither_changed_nor_deleted() {
        var path = "/api/tasks/" + add("First", Map.of());
        client.patch(path, Map.of("title", "Second"));
        var outdated = client.with("If-Match", "\"1\"");

        assertThat(outdated.patch(path, Map.of("title", "Third")).status()).isEqualTo(412);
        assertThat(outdated.put(path, Map.of("title", "Third")).status()).isEqualTo(412);
        assertThat(outdated.delete(path).status()).isEqualTo(412);
        assertThat(client.get(path).body().get("title").textValue()).isEqualTo("Second");
        assertThat(
                        client.with("If-Match", "\"1\", \"2\"")
                                .patch(path, Map.of("title", "Third"))
                                .status())
                .isEqualTo(200);
        assertThat(client.with("If-Match", "*").delete(path).status()).isEqualTo(204);
    }

    @Test
    void a_body_that_breaks_a_rule_is_a_422_whatever_version_the_client_expects() {
        var path = "/api/tasks/" + add("First", Map.of());
        var outdated = client.with("If-Match", "\"9\"");

        assertThat(outdated.patch(path, Map.of("title", "")).status()).isEqualTo(422);
        assertThat(outdated.put(path, Map.of("title", "")).status()).isEqualTo(422);
    }

    @Test
    void what_a_client_has_already_is_not_sent_again() {
        var path = "/api/tasks/" + add("Same", Map.of());

        var answer = client.with("If-None-Match", "\"1\"").get(path);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void a_change_that_changes_nothing_leaves_no_trace() {
        var path = "/api/tasks/" + add("Same", Map.of("tags", List.of("home")));
        var before = client.get(path).body();

        for (var same :
                List.of(
                        Map.of(),
                        Map.of("title", "Same", "tags", List.of("home")),
                        Map.of("position", before.get("position")))) {
            assertThat(client.patch(path, same).body()).isEqualTo(before);
        }
        var put = client.put(path, Map.of("title", "Same", "tags", List.of("home")));
        assertThat(put.body()).isEqualTo(before);
        assertThat(put.header("etag")).isEqualTo("\"1\"");
        assertThat(client.with("If-Match", "\"2\"").patch(path, Map.of()).status()).isEqualTo(412);
        assertThat(client.get("/api/changes").body().get("changes")).hasSize(1);
    }

    private String add(String title, Map<String, Object> more) {
        var task = new HashMap<String, Object>(more);
        task.put("title", title);
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").textValue();
    }
}
