package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import todo.api.WithNewUser;

/** Changing many tasks at once. */
class BulkTest extends WithNewUser {

    @Test
    void the_named_tasks_are_changed_and_no_other() {
        var one = add("one", Map.of("priority", "High"));
        var two = add("two", Map.of());
        add("three", Map.of());

        var answer = bulk(Map.of("ids", List.of(one, two), "change", Map.of("priority", "High")));

        assertThat(answer.get("matched").intValue()).isEqualTo(2);
        assertThat(answer.get("changed").intValue()).isEqualTo(1);
        assertThat(answer.get("tasks")).containsExactly(task(two));
        assertThat(task(two).get("version").intValue()).isEqualTo(2);
        assertThat(task(one).get("version").intValue()).isEqualTo(1);
        assertThat(titles("priority=High")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void the_tasks_that_a_query_finds_are_changed() {
        add("one", Map.of("tags", List.of("home")));
        add("two", Map.of("priority", "Low"));
        add("three", Map.of());

        var answer = bulk(Map.of("q", "#home or !low", "change", Map.of("status", "in_progress")));

        assertThat(answer.get("changed").intValue()).isEqualTo(2);
        assertThat(titles("status=in_progress")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void no_word_of_a_query_is_guessed_from_its_beginning() {
        add("planet", Map.of());
        add("call Ann", Map.of());
        add("learn C#", Map.of());

        for (var q : List.of("plan", "C#")) {
            var answer = bulk(Map.of("q", q, "delete", true, "dry_run", true));

            assertThat(answer.get("tasks"))
                    .extracting(task -> task.get("title").textValue())
                    .isSubsetOf("learn C#");
        }
    }

    @Test
    void tags_are_added_and_removed_and_the_others_stay() {
        var one = add("one", Map.of("tags", List.of("a", "b")));
        var two = add("two", Map.of("tags", List.of("c")));

        bulk(
                Map.of(
                        "ids",
                        List.of(one, two),
                        "change",
                        Map.of("add_tags", List.of("c", "d"), "remove_tags", List.of("a"))));

        assertThat(tags(one)).containsExactly("b", "c", "d");
        assertThat(tags(two)).containsExactly("c", "d");
    }

    @Test
    void another_day_keeps_the_times_of_day_in_the_time_zone_of_the_user() {
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Berlin"));
        var timed = add("timed", Map.of("due_date", "2026-03-28T08:00:00Z"));
        var allDay = add("all day", Map.of("due_date", "2026-03-28"));
        var none = add("none", Map.of());

        bulk(Map.of("q", "is:open", "change", Map.of("due_day", "2026-03-30")));

        assertThat(task(timed).get("due_date").textValue()).isEqualTo("2026-03-30T07:00:00Z");
        assertThat(task(timed).get("all_day").booleanValue()).isFalse();
        for (var id : List.of(allDay, none)) {
            assertThat(task(id).get("due_date").textValue()).isEqualTo("2026-03-30T00:00:00Z");
            assertThat(task(id).get("all_day").booleanValue()).isTrue();
        }
    }

    @Test
    void where_one_task_cannot_be_changed_none_is() {
        var full = IntStream.range(0, 10).mapToObj(n -> "t" + n).toList();
        var one = add("one", Map.of());
        var two = add("two", Map.of("tags", full));

        var answer =
                client.post(
                        "/api/tasks/bulk",
                        Map.of(
                                "ids",
                                List.of(one, two),
                                "change",
                                Map.of("add_tags", List.of("one more"))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/change/add_tags");
        assertThat(answer.body().at("/errors/0/detail").textValue()).contains("“two”");
        assertThat(tags(one)).isEmpty();
    }

    @Test
    void a_dry_run_shows_what_would_happen_and_changes_nothing() {
        var one = add("one", Map.of("recurrence_pattern", "daily"));
        var complete =
                new HashMap<String, Object>(
                        Map.of(
                                "ids",
                                List.of(one),
                                "change",
                                Map.of("status", "completed"),
                                "dry_run",
                                true));

        var answer = bulk(complete);

        assertThat(answer.at("/tasks/0/status").textValue()).isEqualTo("completed");
        assertThat(answer.get("changed").intValue()).isEqualTo(1);
        assertThat(titles("")).containsExactly("one");
        assertThat(task(one).get("version").intValue()).isEqualTo(1);
        complete.put("dry_run", false);
        assertThat(bulk(complete).get("changed").intValue()).isEqualTo(1);
        assertThat(titles("status=pending")).containsExactly("one");
        assertThat(titles("status=completed")).containsExactly("one");
    }

    @Test
    void tasks_are_deleted_with_their_parts() {
        var one = add("one", Map.of());
        var part = add("part", Map.of("parent_id", one));
        add("deep", Map.of("parent_id", part));
        add("two", Map.of());

        var answer = bulk(Map.of("ids", List.of(part, one), "delete", true));

        assertThat(answer.get("changed").intValue()).isEqualTo(2);
        assertThat(answer.get("tasks")).hasSize(2);
        assertThat(titles("")).containsExactly("two");
    }

    @Test
    void it_is_one_operation_that_is_undone_at_once() {
        var ids = IntStream.range(0, 5).mapToObj(n -> add("t", Map.of())).toList();

        bulk(Map.of("ids", ids, "change", Map.of("title", "changed")));
        assertThat(titles("")).containsOnly("changed");

        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);
        assertThat(titles("")).hasSize(5).containsOnly("t");
    }

    @Test
    void parts_that_are_completed_together_with_their_task_do_not_keep_it_open() {
        var parent = add("parent", Map.of());
        var part = add("part", Map.of("parent_id", parent, "recurrence_pattern", "daily"));
        var deep = add("deep", Map.of("parent_id", part));
        var done = Map.of("status", "completed");

        var refused =
                client.post(
                        "/api/tasks/bulk", Map.of("ids", List.of(part, parent), "change", done));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("detail").textValue()).contains("?force=true");

        var answer = bulk(Map.of("ids", List.of(deep, part, parent), "change", done));
        assertThat(answer.get("changed").intValue()).isEqualTo(3);
        assertThat(titles("status=pending")).isEmpty();
    }

    @Test
    void by_force_all_that_is_part_of_them_is_completed() {
        var parent = add("parent", Map.of());
        add("part", Map.of("parent_id", parent));

        var answer =
                client.post(
                        "/api/tasks/bulk?force=true",
                        Map.of("ids", List.of(parent), "change", Map.of("status", "completed")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(titles("status=pending")).isEmpty();
    }

    @Test
    void parts_that_are_moved_together_with_their_task_stay_parts_of_it() {
        var list = client.post("/api/lists", Map.of("name", "Home")).body().get("id").textValue();
        var parent = add("parent", Map.of());
        var part = add("part", Map.of("parent_id", parent));

        bulk(Map.of("ids", List.of(part, parent), "change", Map.of("list_id", list)));

        assertThat(task(part).get("parent_id").textValue()).isEqualTo(parent);
        assertThat(task(part).get("list_id").textValue()).isEqualTo(list);
    }

    @Test
    void what_is_not_there_or_not_theirs_does_not_match() {
        var theirs = api.newUser().post("/api/tasks", Map.of("title", "t")).body();
        var ids = List.of(theirs.get("id").textValue(), UUID.randomUUID().toString());

        var answer = bulk(Map.of("ids", ids, "delete", true));

        assertThat(answer.get("matched").intValue()).isZero();
        assertThat(answer.get("tasks")).isEmpty();
    }

    @Test
    void every_broken_rule_is_named_at_once() {
        assertFaults(Map.of(), "/ids", "/change");
        assertFaults(Map.of("ids", List.of("x"), "q", "y", "delete", true), "/ids/0", "/ids");
        assertFaults(Map.of("q", " ", "delete", true), "/q");
        assertFaults(Map.of("q", "((", "delete", true), "/q");
        assertFaults(
                Map.of("q", "x", "delete", true, "change", Map.of("title", "")),
                "/change",
                "/change/title");
        assertFaults(
                Map.of(
                        "q",
                        "x",
                        "dry_run",
                        "no",
                        "change",
                        Map.of("position", "a", "status", "finished", "add_tags", List.of(""))),
                "/dry_run",
                "/change/position",
                "/change/add_tags/0",
                "/change/status");
        assertFaults(Map.of("q", "x", "change", List.of()), "/change");
        assertFaults(Map.of("q", "x", "change", Map.of("due_day", "soon")), "/change/due_day");
        assertFaults(
                Map.of("q", "x", "change", Map.of("due_day", "2026-12-24", "all_day", true)),
                "/change/all_day");
    }

    private void assertFaults(Map<String, Object> sent, String... pointers) {
        var answer = client.post("/api/tasks/bulk", sent);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("pointer").textValue())
                .containsExactlyInAnyOrder(pointers);
    }

    @Test
    void at_most_a_thousand_tasks_are_changed_at_once() {
        var ids = new ArrayList<>(Collections.nCopies(1_001, ""));
        ids.replaceAll(id -> UUID.randomUUID().toString());
        var all = Map.<String, Object>of("ids", ids, "delete", true);
        assertThat(client.post("/api/tasks/bulk", all).status()).isEqualTo(422);

        IntStream.range(0, 1_001).forEach(n -> add("t" + n, Map.of()));
        var answer = client.post("/api/tasks/bulk", Map.of("q", "is:pending", "delete", true));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/detail").textValue()).contains("1000 tasks");
        client.delete("/api/tasks/" + add("one too many", Map.of()));
        client.delete(
                "/api/tasks/" + client.get("/api/tasks?limit=1").body().at("/tasks/0/id").asText());
        var changed = bulk(Map.of("q", "is:pending", "change", Map.of("add_tags", List.of("all"))));
        assertThat(changed.get("changed").intValue()).isEqualTo(1_000);
    }

    @Test
    void a_fault_of_the_change_is_pointed_at_where_it_stands() {
        var id = add("t", Map.of());

        for (var member : List.of("parent_id", "list_id")) {
            var nowhere = Map.of(member, UUID.randomUUID().toString());
            assertFaults(Map.of("ids", List.of(id), "change", nowhere), "/change/" + member);
        }
    }

    @Test
    void tags_are_removed_in_whatever_capitals() {
        var id = add("t", Map.of("tags", List.of("Home", "z")));

        bulk(
                Map.of(
                        "ids",
                        List.of(id),
                        "change",
                        Map.of("remove_tags", List.of("home"), "add_tags", List.of("Z"))));

        assertThat(tags(id)).containsExactly("z");
    }

    private JsonNode bulk(Map<String, Object> sent) {
        var answer = client.post("/api/tasks/bulk", sent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String add(String title, Map<String, Object> more) {
        var task = new HashMap<>(more);
        task.put("title", title);
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").textValue();
    }

    private JsonNode task(String id) {
        return client.get("/api/tasks/" + id).body();
    }

    private List<String> tags(String id) {
        return StreamSupport.stream(task(id).get("tags").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private List<String> titles(String query) {
        var tasks = client.get("/api/tasks?" + query).body().get("tasks");
        return StreamSupport.stream(tasks.spliterator(), false)
                .map(task -> task.get("title").textValue())
                .toList();
    }
}
