package todo.api.quickadd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

class QuickAddRoutesTest {

    private static String database;
    private static TestApi api;
    private Client client;

    @BeforeAll
    static void start() {
        var clock = new MovableClock(Instant.parse("2026-11-24T09:00:00Z"));
        database = TestApi.database();
        api = TestApi.start(database, clock, Map.of());
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void signIn() {
        client = api.newUser();
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T22:59:00Z, 2026-11-21",
        "2026-11-20T23:01:00Z, 2026-11-22",
        "2026-12-31T09:00:00Z, 2026-11-25"
    })
    void relative_dates_count_from_when_the_line_was_typed(String typedAt, String due) {
        var answer =
                client.post(
                        "/api/tasks/quick",
                        Map.of("text", "call Ada tomorrow", "typed_at", typedAt));

        assertThat(answer.body().at("/task/due_date").textValue()).startsWith(due);
    }

    @Test
    void a_line_becomes_a_task() {
        var answer = quick("pay rent tomorrow 9am !high #home every! month remind 30m");

        assertThat(answer.status()).isEqualTo(201);
        var task = answer.body().get("task");
        assertThat(answer.header("location")).isEqualTo("/api/tasks/" + task.get("id").textValue());
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
        assertThat(task.get("title").textValue()).isEqualTo("pay rent");
        assertThat(task.get("due_date").textValue()).isEqualTo("2026-11-25T08:00:00Z");
        assertThat(task.get("all_day").booleanValue()).isFalse();
        assertThat(task.get("priority").textValue()).isEqualTo("High");
        assertThat(task.get("tags")).extracting(JsonNode::textValue).containsExactly("home");
        assertThat(task.get("recurrence_rule").textValue()).isEqualTo("FREQ=MONTHLY");
        assertThat(task.get("recurrence_from").textValue()).isEqualTo("completion");
        assertThat(task.get("reminder_lead_time").intValue()).isEqualTo(30);
        assertThat(client.get("/api/tasks/" + task.get("id").textValue()).body()).isEqualTo(task);
    }

    @Test
    void it_says_what_it_took_from_which_characters() {
        var understood = quick("pay rent tomorrow !high").body().get("understood");

        assertThat(understood)
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"start\":9,\"end\":17,\"text\":\"tomorrow\",\"kind\":\"date\",\"value\":\"2026-11-25\"}",
                        "{\"start\":18,\"end\":23,\"text\":\"!high\",\"kind\":\"priority\",\"value\":\"High\"}");
    }

    @Test
    void a_day_alone_is_the_whole_day() {
        var task = quick("pay rent tomorrow").body().get("task");

        assertThat(task.get("due_date").textValue()).isEqualTo("2026-11-25T00:00:00Z");
        assertThat(task.get("all_day").booleanValue()).isTrue();
    }

    @Test
    void a_plain_line_is_the_title() {
        var task = quick("  read 1984 ").body().get("task");

        assertThat(task.get("title").textValue()).isEqualTo("read 1984");
        assertThat(task.get("due_date").isNull()).isTrue();
        assertThat(task.get("list_id").isNull()).isTrue();
    }

    @Test
    void a_list_is_found_by_its_name_or_made_and_undone_with_the_task() {
        var first = quick("paint list:\"Big house\"").body();
        var second = quick("mow list:\"big HOUSE\"").body();

        assertThat(first.at("/understood/0/kind").textValue()).isEqualTo("new_list");
        assertThat(second.at("/understood/0/kind").textValue()).isEqualTo("list");
        assertThat(second.at("/task/list_id")).isEqualTo(first.at("/task/list_id"));
        var lists = client.get("/api/lists").body().get("lists");
        assertThat(lists)
                .extracting(list -> list.get("name").textValue())
                .containsExactly("Big house");

        client.post("/api/undo", Map.of());
        client.post("/api/undo", Map.of());
        assertThat(client.get("/api/lists").body().get("lists")).isEmpty();
        assertThat(client.get("/api/tasks").body().get("tasks")).isEmpty();
    }

    @Test
    void a_repeat_with_the_same_key_adds_nothing() {
        var repeating = client.with("Idempotency-Key", "one");

        var first = repeating.post("/api/tasks/quick", Map.of("text", "once list:New"));
        var second = repeating.post("/api/tasks/quick", Map.of("text", "once list:New"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(client.get("/api/tasks").body().get("total").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0000", "x201", "x1001"})
    void a_line_that_makes_no_title_is_refused(String text) {
        var line = text.startsWith("x") ? "x".repeat(Integer.parseInt(text.substring(1))) : text;

        var answer = quick(line);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/text");
    }

    @Test
    void a_line_is_required() {
        assertThat(client.post("/api/tasks/quick", Map.of()).status()).isEqualTo(422);
        assertThat(api.client().post("/api/tasks/quick", Map.of("text", "x")).status())
                .isEqualTo(401);
    }

    @Test
    void defaults_apply_to_a_line_that_names_nothing() {
        var list = id(client.post("/api/lists", Map.of("name", "House")), "");
        var defaults = Map.of("list_id", list, "tags", List.of("home"), "due_date", "2026-12-24");

        var answer = quick("pay rent", defaults);

        assertThat(answer.status()).isEqualTo(201);
        var task = answer.body().get("task");
        assertThat(task.get("list_id").textValue()).isEqualTo(list);
        assertThat(task.get("tags")).extracting(JsonNode::textValue).containsExactly("home");
        assertThat(task.get("due_date").textValue()).isEqualTo("2026-12-24T00:00:00Z");
        assertThat(task.get("all_day").booleanValue()).isTrue();
        assertThat(answer.body().get("understood")).isEmpty();
        client.post("/api/undo", Map.of());
        assertThat(client.get("/api/tasks").body().get("total").intValue()).isZero();
    }

    @Test
    void the_line_precedes_its_defaults_and_tags_are_added() {
        var house = id(client.post("/api/lists", Map.of("name", "House")), "");
        var parent = id(quick("move", Map.of("list_id", house)), "/task");
        var defaults =
                Map.of(
                        "list_id",
                        house,
                        "parent_id",
                        parent,
                        "tags",
                        List.of("HOME", "later"),
                        "due_date",
                        "2026-12-24T18:00:00Z");

        var task = quick("paint #home tomorrow list:Garden", defaults).body().get("task");

        assertThat(task.get("list_id").textValue()).isNotEqualTo(house);
        assertThat(task.get("parent_id").isNull()).isTrue();
        assertThat(task.get("tags"))
                .extracting(JsonNode::textValue)
                .containsExactly("home", "later");
        assertThat(task.get("due_date").textValue()).isEqualTo("2026-11-25T00:00:00Z");
        assertThat(task.get("all_day").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // The next 11:00 is today; the default is another day.
        "call Ann 11am, 2026-12-24, 2026-12-24T10:00:00Z",
        "call Ann 11am, 2026-12-24T18:00:00Z, 2026-12-24T10:00:00Z",
        "call Ann 11am, 2026-12-24T23:30:00Z, 2026-12-25T10:00:00Z",
        // At 10:00 it is too late for 9:00 today.
        "call Ann 9am, 2026-11-24, 2026-11-25T08:00:00Z",
        "call Ann 9am, 2026-11-20, 2026-11-25T08:00:00Z",
        "call Ann, 2026-12-24T18:00:00Z, 2026-12-24T18:00:00Z",
        "call Ann in 2 hours, 2026-12-24, 2026-11-24T11:00:00Z",
        "call Ann every monday, 2026-12-24, 2026-11-30T00:00:00Z",
        "tomorrow, 2026-12-24, 2026-12-24T00:00:00Z"
    })
    void a_time_alone_is_on_the_day_of_the_default_unless_it_is_past_then(
            String line, String dueDate, String expected) {
        var task = quick(line, Map.of("due_date", dueDate)).body().get("task");

        assertThat(task.get("due_date").textValue()).isEqualTo(expected);
        assertThat(task.get("all_day").booleanValue()).isEqualTo(expected.contains("T00:00"));
    }

    @Test
    void a_reminder_alone_belongs_to_the_default_date() {
        var defaults = Map.of("due_date", "2026-12-24T18:00:00Z");

        var task = quick("call Ann remind 30m", defaults).body().get("task");

        assertThat(task.get("title").textValue()).isEqualTo("call Ann");
        assertThat(task.get("reminder_lead_time").intValue()).isEqualTo(30);
    }

    @Test
    void a_subtask_is_in_the_list_of_its_default_parent() {
        var parent = quick("move list:House").body().get("task");

        var task =
                quick("pack", Map.of("parent_id", parent.get("id").textValue())).body().get("task");

        assertThat(task.get("parent_id")).isEqualTo(parent.get("id"));
        assertThat(task.get("list_id")).isEqualTo(parent.get("list_id"));
    }

    @Test
    void default_tags_never_make_more_than_ten() {
        var tags = List.of("one", "two", "three");

        var task = quick("x #a #b #c #d #e #f #g #h #i", Map.of("tags", tags)).body().get("task");

        assertThat(task.get("tags"))
                .hasSize(10)
                .last()
                .extracting(JsonNode::textValue)
                .isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource({
        "list_id, 0197b3a0-0000-7000-8000-000000000000",
        "parent_id, 0197b3a0-0000-7000-8000-000000000000",
        "list_id, none",
        "due_date, tomorrow",
        "tags, home"
    })
    void a_wrong_default_is_named(String member, String value) {
        var answer = quick("pay rent", Map.of(member, value));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue())
                .isEqualTo("/defaults/" + member);
    }

    @Test
    void a_dry_run_shows_the_task_and_writes_nothing() {
        var house = id(client.post("/api/lists", Map.of("name", "House")), "");
        var line = "pay rent tomorrow 9am !high #home list:house every month remind 30m";

        var shown = preview(Map.of("text", line, "defaults", Map.of("tags", List.of("money"))));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.headers()).doesNotContainKeys("operation-id", "location", "etag");
        assertThat(client.get("/api/tasks").body().get("total").intValue()).isZero();
        var added = quick(line, Map.of("tags", List.of("money"))).body();
        assertThat(shown.body().get("understood")).isEqualTo(added.get("understood"));
        assertThat(shown.body().at("/task/list_id").textValue()).isEqualTo(house);
        assertThat(written(shown.body())).isEqualTo(written(added));
    }

    @Test
    void a_dry_run_makes_no_list_and_says_that_it_would_be_new() {
        var shown = preview(Map.of("text", "paint list:Garden #home")).body();

        assertThat(shown.at("/understood/0/kind").textValue()).isEqualTo("new_list");
        assertThat(shown.at("/understood/0/start").intValue()).isEqualTo(6);
        assertThat(shown.at("/understood/1/kind").textValue()).isEqualTo("tag");
        assertThat(shown.at("/task/list_id").isNull()).isTrue();
        assertThat(client.get("/api/lists").body().get("lists")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void a_dry_run_of_an_empty_line_has_an_empty_title(String text) {
        var shown = preview(Map.of("text", text));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body().at("/task/title").textValue()).isEmpty();
        assertThat(shown.body().get("understood")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x201", "x1001", "\u0000"})
    void a_dry_run_refuses_a_line_that_would_make_no_title(String text) {
        var line = text.startsWith("x") ? "x".repeat(Integer.parseInt(text.substring(1))) : text;

        var refused = preview(Map.of("text", line));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/pointer").textValue()).isEqualTo("/text");
    }

    @Test
    @Timeout(10)
    void a_dry_run_does_not_wait_for_a_write_that_holds_the_lock() throws SQLException {
        var owner = client.get("/api/auth/me").body().get("id").textValue();
        var url = DatabaseUrl.parse(database);
        try (var writer = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var lock =
                        writer.prepareStatement(
                                "select pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, owner);
            lock.execute();

            assertThat(preview(Map.of("text", "paint list:Garden")).status()).isEqualTo(200);
        }
    }

    @Test
    void a_dry_run_keeps_no_key() {
        var line = Map.of("text", "once list:New");
        var repeating = client.with("Idempotency-Key", "dry");
        repeating.post("/api/tasks/quick?dry_run=true", line);

        var added = repeating.post("/api/tasks/quick", line);

        assertThat(added.status()).isEqualTo(201);
        assertThat(client.post("/api/tasks/quick?dry_run=maybe", line).status()).isEqualTo(422);
        assertThat(api.client().post("/api/tasks/quick?dry_run=true", line).status())
                .isEqualTo(401);
    }

    private Client.Answer preview(Map<String, ?> body) {
        return client.post("/api/tasks/quick?dry_run=true", body);
    }

    /** Without the fields that only a stored task has. */
    private static JsonNode written(JsonNode answer) {
        var task = (ObjectNode) answer.get("task");
        return task.deepCopy().without(List.of("id", "position", "created_at", "updated_at"));
    }

    private static String id(Client.Answer answer, String parent) {
        return answer.body().at(parent + "/id").textValue();
    }

    private Client.Answer quick(String text, Map<String, ?> defaults) {
        return client.post("/api/tasks/quick", Map.of("text", text, "defaults", defaults));
    }

    private Client.Answer quick(String text) {
        return client.post("/api/tasks/quick", Map.of("text", text));
    }
}
