package todo.api.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.mcp.McpClient;

/** The tools, called through MCP on a Wednesday in Vienna. */
class ToolTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-03T12:00:00Z"));

    private static TestApi api;

    private Client client;
    private McpClient mcp;

    @BeforeAll
    static void start() {
        api = TestApi.start(TestApi.database(), CLOCK, Map.of());
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void signIn() {
        client = somebody();
        mcp = new McpClient(client);
    }

    private static Client somebody() {
        var client = api.signedIn(api.register(UUID.randomUUID() + "@example.org"));
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
        return client;
    }

    @Test
    void dates_are_local_and_name_their_zone() {
        var result =
                add(
                        Map.of("line", "call tomorrow 9am list:Bills"),
                        Map.of("title", "Paint", "due_date", "2027-03-05T18:30"),
                        Map.of("title", "Rest", "due_date", "2027-03-06"));

        assertThat(result.get("time_zone").textValue()).isEqualTo("Europe/Vienna");
        assertThat(result.get("today").textValue()).isEqualTo("2027-03-03");
        assertThat(result.get("tasks").findValuesAsText("due_date"))
                .containsExactly("2027-03-04T09:00", "2027-03-05T18:30", "2027-03-06");
        assertThat(result.at("/tasks/0/list").textValue()).isEqualTo("Bills");
        var stored = client.get("/api/tasks?sort=due_date&order=asc").body().get("tasks");
        assertThat(stored.findValuesAsText("due_date"))
                .containsExactly(
                        "2027-03-04T08:00:00Z", "2027-03-05T17:30:00Z", "2027-03-06T00:00:00Z");
    }

    @Test
    void one_undo_reverts_all_that_a_call_has_done_and_the_log_names_the_channel() {
        var result = add(Map.of("title", "a"), Map.of("title", "b"));
        var change = client.get("/api/changes").body().at("/changes/0");
        assertThat(change.get("through").textValue()).isEqualTo("mcp");

        var operation = result.get("operation_id").textValue();
        mcp.does("undo", Map.of("operation_id", operation));
        assertThat(total()).isZero();
        assertThat(mcp.refuses("undo", Map.of("operation_id", operation)))
                .isEqualTo("ALREADY_UNDONE");
        assertThat(mcp.refuses("undo", Map.of("operation_id", "x"))).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void an_update_keeps_what_it_does_not_name_and_clears_what_it_removes() {
        client.post("/api/lists", Map.of("name", "Home"));
        add(
                Map.of(
                        "title",
                        "Paint",
                        "description",
                        "The door",
                        "priority",
                        "High",
                        "tags",
                        List.of("door"),
                        "due_date",
                        "2027-03-05T18:30",
                        "reminder_lead_time",
                        "30",
                        "recurrence_rule",
                        "FREQ=WEEKLY",
                        "list",
                        "Home"));
        var before = client.get("/api/tasks").body().at("/tasks/0");

        update(Map.of("task", "Paint", "title", "Paint it"));
        var renamed = client.get("/api/tasks").body().at("/tasks/0");
        for (var name : List.of("description", "priority", "tags", "due_date", "list_id")) {
            assertThat(renamed.get(name)).isEqualTo(before.get(name));
        }
        assertThat(renamed.get("recurrence_rule").textValue()).isEqualTo("FREQ=WEEKLY");
        assertThat(renamed.get("reminder_lead_time").intValue()).isEqualTo(30);

        update(
                Map.of(
                        "task",
                        "paint it",
                        "description",
                        "remove",
                        "due_date",
                        "remove",
                        "recurrence_rule",
                        "remove",
                        "reminder_lead_time",
                        "remove",
                        "list",
                        "remove"));
        var cleared = client.get("/api/tasks").body().at("/tasks/0");
        for (var name : List.of("description", "due_date", "recurrence_rule", "list_id")) {
            assertThat(cleared.get(name).isNull()).as(name).isTrue();
        }
        assertThat(cleared.get("priority").textValue()).isEqualTo("High");
    }

    @Test
    void a_null_leaves_a_field_alone_and_an_unknown_argument_is_named() {
        add(Map.of("title", "Paint", "description", "The door"));
        var update = new HashMap<String, Object>(Map.of("task", "Paint"));
        update.put("description", null);
        update.put("priority", "Low");
        update(update);
        assertThat(client.get("/api/tasks").body().at("/tasks/0/description").textValue())
                .isEqualTo("The door");

        var refused =
                mcp.call(
                        "update_tasks",
                        Map.of("updates", List.of(Map.of("task", "Paint", "due", "2027-03-05"))));
        assertThat(refused.get("error").textValue()).isEqualTo("INVALID_ARGUMENT");
        assertThat(refused.get("message").textValue())
                .startsWith("/updates/0/due: ")
                .contains("due_date");
    }

    @Test
    void a_batch_names_what_it_did_and_what_it_could_not_do() {
        add(Map.of("title", "Paint"), Map.of("title", "Rest"));
        var result = mcp.does("complete_tasks", Map.of("tasks", List.of("Paint", "Dance", "Rest")));

        assertThat(result.get("tasks").findValuesAsText("title")).containsExactly("Paint", "Rest");
        assertThat(result.at("/failures/0/task").textValue()).isEqualTo("Dance");
        assertThat(result.at("/failures/0/error").textValue()).isEqualTo("TASK_NOT_FOUND");
        mcp.does("reopen_tasks", Map.of("tasks", List.of("Paint", "Rest")));
        assertThat(mcp.does("find_tasks", Map.of("query", "is:open")).get("total").intValue())
                .isEqualTo(2);
        assertThat(mcp.refuses("complete_tasks", Map.of("tasks", List.of("Dance"))))
                .isEqualTo("TASK_NOT_FOUND");
        assertThat(mcp.refuses("complete_tasks", Map.of("tasks", List.of())))
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void a_dry_run_shows_the_result_and_changes_nothing() {
        add(Map.of("title", "Paint", "due_date", "2027-03-05"), Map.of("title", "Rest"));
        mcp.does("complete_tasks", Map.of("tasks", List.of("Rest")));
        var tasks = client.get("/api/tasks").body();
        var changes = client.get("/api/changes").body();

        var added = dry("add_tasks", Map.of("tasks", List.of(Map.of("line", "call list:Bills"))));
        assertThat(added.at("/tasks/0/title").textValue()).isEqualTo("call");
        var update = Map.of("task", "Paint", "title", "Paint it");
        var changed = dry("update_tasks", Map.of("updates", List.of(update)));
        assertThat(changed.at("/tasks/0/title").textValue()).isEqualTo("Paint it");
        var moved = dry("reschedule_tasks", Map.of("tasks", List.of("Paint"), "day", "2027-03-10"));
        assertThat(moved.at("/tasks/0/due_date").textValue()).isEqualTo("2027-03-10");
        var completed = dry("complete_tasks", Map.of("tasks", List.of("Paint", "Dance")));
        assertThat(completed.at("/tasks/0/status").textValue()).isEqualTo("completed");
        assertThat(completed.at("/failures/0/error").textValue()).isEqualTo("TASK_NOT_FOUND");
        var reopened = dry("reopen_tasks", Map.of("tasks", List.of("Rest")));
        assertThat(reopened.at("/tasks/0/status").textValue()).isEqualTo("pending");

        assertThat(client.get("/api/tasks").body()).isEqualTo(tasks);
        assertThat(client.get("/api/changes").body()).isEqualTo(changes);
        assertThat(client.get("/api/lists").body().get("lists")).isEmpty();
    }

    private JsonNode dry(String tool, Map<String, ?> arguments) {
        var all = new HashMap<String, Object>(arguments);
        all.put("dry_run", true);
        var result = mcp.does(tool, all);
        assertThat(result.get("message").textValue()).startsWith("Nothing was changed.");
        assertThat(result.has("operation_id")).isFalse();
        return result;
    }

    @Test
    void a_title_that_several_tasks_have_is_ambiguous() {
        add(Map.of("title", "Call"), Map.of("title", "call"));
        var refused = mcp.call("get_task", Map.of("task", "CALL"));

        assertThat(refused.get("error").textValue()).isEqualTo("AMBIGUOUS_TASK");
        var ids = refused.get("candidates").findValuesAsText("id");
        assertThat(ids).hasSize(2);
        mcp.does("complete_tasks", Map.of("tasks", List.of(ids.getFirst())));
        assertThat(mcp.does("get_task", Map.of("task", "call")).at("/task/id").textValue())
                .isEqualTo(ids.getLast());
    }

    @Test
    void open_subtasks_keep_a_task_open_unless_they_are_included() {
        add(Map.of("title", "Move"));
        add(Map.of("title", "Pack", "parent", "Move"));
        assertThat(mcp.does("get_task", Map.of("task", "Move")).get("subtasks")).hasSize(1);

        assertThat(mcp.refuses("complete_tasks", Map.of("tasks", List.of("Move"))))
                .isEqualTo("OPEN_SUBTASKS");
        mcp.does("complete_tasks", Map.of("tasks", List.of("Move"), "include_subtasks", true));
        assertThat(mcp.does("find_tasks", Map.of("query", "is:open")).get("total").intValue())
                .isZero();
    }

    @Test
    void a_task_that_moves_to_another_day_keeps_its_time_and_its_recurrence() {
        add(
                Map.of("line", "call tomorrow 9am every week"),
                Map.of("title", "Rest", "due_date", "2027-03-06"));
        var moved =
                mcp.does(
                        "reschedule_tasks",
                        Map.of("tasks", List.of("call", "Rest"), "day", "2027-03-10"));

        assertThat(moved.get("tasks").findValuesAsText("due_date"))
                .containsExactly("2027-03-10T09:00", "2027-03-10");
        assertThat(moved.at("/tasks/0/recurrence_rule").textValue()).startsWith("FREQ=WEEKLY");
        assertThat(
                        mcp.refuses(
                                "reschedule_tasks",
                                Map.of("tasks", List.of("call"), "day", "tomorrow")))
                .isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void one_task_is_deleted_at_once_and_can_be_restored() {
        add(Map.of("title", "Paint"));
        var deleted = mcp.does("delete_tasks", Map.of("tasks", List.of("Paint")));

        assertThat(total()).isZero();
        mcp.does("undo", Map.of("operation_id", deleted.get("operation_id").textValue()));
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void several_tasks_are_deleted_only_with_the_confirmation_of_a_first_call() {
        add(Map.of("title", "a"), Map.of("title", "b"), Map.of("title", "c"));
        var asked = mcp.call("delete_tasks", Map.of("tasks", List.of("a", "b")));
        assertThat(asked.get("error").textValue()).isEqualTo("CONFIRMATION_REQUIRED");
        assertThat(asked.get("tasks")).hasSize(2);
        assertThat(total()).isEqualTo(3);
        var token = asked.get("confirmation").textValue();

        assertThat(delete(mcp, token, "a", "b", "c")).isEqualTo("INVALID_CONFIRMATION");
        assertThat(delete(mcp, token + "x", "a", "b")).isEqualTo("INVALID_CONFIRMATION");
        assertThat(delete(mcp, "true", "a", "b")).isEqualTo("INVALID_CONFIRMATION");
        assertThat(total()).isEqualTo(3);

        var deleted =
                mcp.does("delete_tasks", Map.of("tasks", List.of("b", "a"), "confirmation", token));
        assertThat(deleted.get("message").textValue()).contains("undo");
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void a_confirmation_expires_and_holds_for_one_user() {
        add(Map.of("title", "a"), Map.of("title", "b"));
        var other = new McpClient(somebody());
        other.does(
                "add_tasks", Map.of("tasks", List.of(Map.of("title", "a"), Map.of("title", "b"))));
        var theirs =
                other.call("delete_tasks", Map.of("tasks", List.of("a", "b")))
                        .get("confirmation")
                        .textValue();
        assertThat(delete(mcp, theirs, "a", "b")).isEqualTo("INVALID_CONFIRMATION");

        var mine =
                mcp.call("delete_tasks", Map.of("tasks", List.of("a", "b")))
                        .get("confirmation")
                        .textValue();
        CLOCK.advance(Duration.ofMinutes(11));
        assertThat(delete(mcp, mine, "a", "b")).isEqualTo("INVALID_CONFIRMATION");
        assertThat(total()).isEqualTo(2);
    }

    private static String delete(McpClient mcp, String token, String... tasks) {
        return mcp.refuses("delete_tasks", Map.of("tasks", List.of(tasks), "confirmation", token));
    }

    @Test
    void tasks_are_found_a_page_at_a_time() {
        for (var i = 0; i < 3; i++) {
            add(Map.of("title", "t" + i, "due_date", "2027-03-0" + (4 + i)));
        }
        var first = mcp.does("find_tasks", Map.of("query", "is:open", "limit", 2));
        assertThat(first.get("tasks").findValuesAsText("title")).containsExactly("t0", "t1");
        assertThat(first.get("total").intValue()).isEqualTo(3);
        var second =
                mcp.does(
                        "find_tasks",
                        Map.of(
                                "query",
                                "is:open",
                                "limit",
                                2,
                                "cursor",
                                first.get("next_cursor").textValue()));
        assertThat(second.get("tasks").findValuesAsText("title")).containsExactly("t2");
        assertThat(second.has("next_cursor")).isFalse();

        assertThat(mcp.refuses("find_tasks", Map.of("limit", 51))).isEqualTo("INVALID_ARGUMENT");
        assertThat(mcp.refuses("find_tasks", Map.of("query", "("))).isEqualTo("INVALID_ARGUMENT");
        assertThat(mcp.refuses("find_tasks", Map.of("list", "None"))).isEqualTo("LIST_NOT_FOUND");
    }

    @Test
    void the_overview_has_what_is_overdue_too() {
        add(
                Map.of("title", "Late", "due_date", "2027-03-01"),
                Map.of("title", "Now", "due_date", "2027-03-03"),
                Map.of("title", "Later", "due_date", "2027-03-09"));
        var overview = mcp.does("get_overview", Map.of());

        assertThat(overview.get("tasks").findValuesAsText("title")).containsExactly("Late", "Now");
        assertThat(overview.at("/tasks/0/overdue").booleanValue()).isTrue();
        assertThat(overview.get("overdue").intValue()).isEqualTo(1);
    }

    @Test
    void lists_are_added_and_changed() {
        var added = mcp.does("save_list", Map.of("name", "Home", "color", "red"));
        assertThat(added.at("/list/name").textValue()).isEqualTo("Home");
        mcp.does("save_list", Map.of("list", "home", "name", "House"));
        var lists = mcp.does("list_lists", Map.of()).get("lists");
        assertThat(lists.findValuesAsText("name")).containsExactly("House");
        assertThat(lists.get(0).get("color").textValue()).isEqualTo("red");
        assertThat(mcp.refuses("save_list", Map.of("name", "house"))).isEqualTo("NAME_TAKEN");
        assertThat(mcp.refuses("save_list", Map.of())).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void chatgpt_finds_the_two_tools_that_it_expects() {
        add(Map.of("title", "Paint the door", "description", "In green"));
        var result = mcp.does("search", Map.of("query", "door")).at("/results/0");
        assertThat(result.get("title").textValue()).isEqualTo("Paint the door");
        assertThat(result.get("url").textValue()).isNotBlank();

        var fetched = mcp.does("fetch", Map.of("id", result.get("id").textValue()));
        assertThat(fetched.get("text").textValue()).isEqualTo("In green");
    }

    @Test
    void nobody_reaches_the_tasks_of_others() {
        var id = add(Map.of("title", "Mine")).at("/tasks/0/id").textValue();
        var other = new McpClient(somebody());

        assertThat(other.refuses("get_task", Map.of("task", id))).isEqualTo("TASK_NOT_FOUND");
        assertThat(other.refuses("get_task", Map.of("task", "Mine"))).isEqualTo("TASK_NOT_FOUND");
        assertThat(other.refuses("delete_tasks", Map.of("tasks", List.of(id))))
                .isEqualTo("TASK_NOT_FOUND");
    }

    private JsonNode add(Map<?, ?>... tasks) {
        return mcp.does("add_tasks", Map.of("tasks", List.of(tasks)));
    }

    private void update(Map<?, ?> update) {
        mcp.does("update_tasks", Map.of("updates", List.of(update)));
    }

    private int total() {
        return client.get("/api/tasks").body().get("total").intValue();
    }
}
