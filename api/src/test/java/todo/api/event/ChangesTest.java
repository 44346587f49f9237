package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.api.WithNewUser;

class ChangesTest extends WithNewUser {

    @Test
    void every_change_is_listed_with_who_did_it_how_and_what_it_was_before_and_after() {
        var created = add("Buy milk");
        var updated = patch(created, Map.of("title", "Buy oat milk"));
        client.delete(path(created));
        var changes = client.get("/api/changes").body().get("changes");

        assertThat(changes.findValuesAsText("action"))
                .containsExactly("deleted", "updated", "created");
        assertThat(changes.get(2).get("before").isNull()).isTrue();
        assertThat(changes.get(2).get("after")).isEqualTo(created);
        assertThat(changes.get(1).get("before")).isEqualTo(created);
        assertThat(changes.get(1).get("after")).isEqualTo(updated);
        assertThat(changes.get(0).get("before")).isEqualTo(updated);
        assertThat(changes.get(0).get("after").isNull()).isTrue();
        assertThat(changes.findValuesAsText("entity_id")).containsOnly(created.get("id").asText());
        assertThat(changes.findValuesAsText("through")).containsOnly("api");
        assertThat(changes.findValuesAsText("undone")).containsOnly("false");
        assertThat(changes.findValuesAsText("operation_id")).doesNotHaveDuplicates();
    }

    @Test
    void changes_come_in_pages_and_by_thing_and_time() {
        var first = add("One");
        add("Two");
        add("Three");
        var page = client.get("/api/changes?limit=2").body();

        assertThat(titles(page)).containsExactly("Three", "Two");
        var next =
                client.get("/api/changes?limit=2&cursor=" + page.get("next_cursor").asText())
                        .body();
        assertThat(titles(next)).containsExactly("One");
        assertThat(next.get("next_cursor").isNull()).isTrue();
        assertThat(titles(client.get("/api/changes?entity_id=" + first.get("id").asText()).body()))
                .containsExactly("One");
        assertThat(
                        titles(
                                client.get(
                                                "/api/changes?since="
                                                        + page.at("/changes/0/made_at").asText())
                                        .body()))
                .containsExactly("Three");
        assertThat(titles(client.get("/api/changes?through=api").body())).hasSize(3);
        assertThat(titles(client.get("/api/changes?through=mcp").body())).isEmpty();
        assertThat(titles(api.newUser().get("/api/changes").body())).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_pointed_at() {
        for (var query :
                List.of(
                        "limit=0",
                        "limit=201",
                        "limit=x",
                        "cursor=x",
                        "since=x",
                        "since=",
                        "through=post",
                        "entity_id=x")) {
            var answer = client.get("/api/changes?" + query);

            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.body().at("/errors/0/pointer").asText())
                    .isEqualTo("?" + query.replaceFirst("=.*", ""));
        }
    }

    private JsonNode add(String title) {
        return client.post("/api/tasks", Map.of("title", title)).body();
    }

    private JsonNode patch(JsonNode task, Map<String, ?> change) {
        return client.patch(path(task), change).body();
    }

    private static String path(JsonNode task) {
        return "/api/tasks/" + task.get("id").asText();
    }

    private static List<String> titles(JsonNode listing) {
        return listing.get("changes").findValues("after").stream()
                .map(task -> task.get("title").asText())
                .toList();
    }
}
