package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import todo.api.Client;
import todo.api.TestApi;

class TransferTest {

    private static TestApi api;
    private Client client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        client = api.newUser();
    }

    @Test
    void what_was_exported_is_the_same_after_the_account_is_gone_and_another_one_is_there() {
        var email = "leaving@example.org";
        client = api.signedIn(api.register(email));
        fill();
        var export = client.get("/api/export");
        var before = tasks(client);
        assertThat(export.header("content-disposition"))
                .matches("attachment; filename=\"tasks-\\d{4}-\\d\\d-\\d\\d.json\"");

        leave(client);
        client = api.signedIn(api.register(email));
        assertThat(tasks(client)).isEmpty();
        var report = bring("application/json", "", export.text());

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(counts(report)).containsExactly(6, 0, 0, 0);
        assertThat(tasks(client)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(without(client.get("/api/export").body(), "exported_at"))
                .isEqualTo(without(export.body(), "exported_at"));
    }

    @Test
    void the_same_file_twice_makes_no_task_twice() {
        fill();
        var export = client.get("/api/export").text();

        assertThat(counts(bring("application/json", "", export))).containsExactly(0, 0, 6, 0);

        var elsewhere = api.newUser();
        client = elsewhere;
        assertThat(counts(bring("application/json", "", export))).containsExactly(6, 0, 0, 0);
        assertThat(counts(bring("application/json", "", export))).containsExactly(0, 0, 6, 0);
        assertThat(tasks(elsewhere)).hasSize(4);
    }

    @Test
    void somebody_elses_ids_become_others_and_what_belongs_together_stays_so() {
        var parent = add("Parent", Map.of());
        var child = add("Child", Map.of("parent_id", parent));
        var export = client.get("/api/export").text();
        var other = api.newUser();
        client = other;

        bring("application/json", "", export);

        var theirs = tasks(other);
        assertThat(theirs)
                .extracting(task -> task.get("id").textValue())
                .doesNotContain(parent, child);
        var ids = new HashMap<String, String>();
        theirs.forEach(task -> ids.put(task.get("title").textValue(), task.get("id").textValue()));
        assertThat(theirs)
                .filteredOn(task -> task.get("title").textValue().equals("Child"))
                .singleElement()
                .extracting(task -> task.get("parent_id").textValue())
                .isEqualTo(ids.get("Parent"));
    }

    @Test
    void what_was_changed_since_is_as_the_file_says_and_what_the_file_does_not_say_stays() {
        var id = add("Old", Map.of("priority", "High", "tags", List.of("a")));

        var report = bring("text/csv", "", "id,title\n" + id + ",New\n");

        assertThat(counts(report)).containsExactly(0, 1, 0, 0);
        var task = client.get("/api/tasks/" + id).body();
        assertThat(task.get("title").textValue()).isEqualTo("New");
        assertThat(task.get("priority").textValue()).isEqualTo("High");
        assertThat(task.get("tags")).hasSize(1);
        assertThat(task.get("version").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "ics, text/calendar"})
    void other_formats_bring_back_what_they_carry(String format, String type) {
        fill();
        var export = client.get("/api/export?format=" + format);
        var before = tasks(client);
        assertThat(export.header("content-type")).startsWith(type);

        assertThat(counts(bring(type, "", export.text()))).containsExactly(0, 0, 4, 0);
        deleteAll();
        assertThat(counts(bring(type, "", export.text()))).containsExactly(4, 0, 0, 0);

        assertThat(tasks(client).stream().map(TransferTest::carried))
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(TransferTest::carried).toList());
    }

    private static JsonNode carried(JsonNode task) {
        return without(task, "version", "updated_at", "created_at", "completed_at");
    }

    @Test
    void a_dry_run_says_what_would_happen_and_nothing_does() {
        var id = add("Here", Map.of());
        var file = "id,title,list\n,New,Home\n" + id + ",Changed,Home\n";

        var dry = bring("text/csv", "dry_run=true", file);

        assertThat(tasks(client))
                .extracting(task -> task.get("title").textValue())
                .containsExactly("Here");
        var real = bring("text/csv", "", file);
        assertThat(dry.body().get("dry_run").booleanValue()).isTrue();
        assertThat(without(dry.body(), "dry_run")).isEqualTo(without(real.body(), "dry_run"));
        assertThat(counts(real)).containsExactly(1, 1, 0, 0);
        assertThat(tasks(client))
                .extracting(task -> task.get("title").textValue())
                .containsExactlyInAnyOrder("New", "Changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | title,priority\\nGood,High\\nBad,Highest\\n | 3",
                "text/csv | title\\nGood\\n\"Never ends | 3",
                "text/csv | id,title,parent_id\\na,A,b\\nb,B,a\\n | 2",
                "text/csv | id,title\\na,A\\na,B\\n | 3",
                "text/calendar | BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:x\\nDUE:never\\nEND:VTODO\\nEND:VCALENDAR | 4",
                "application/json | {\"tasks\": [{\"title\": \"Good\"},\\n{\"title\": \"\"}]} | 2",
                "application/json | {\"lists\": [{\"name\": 7}],\\n\"tasks\": [{\"title\": \"Good\"}]} | 1"
            })
    void a_broken_line_is_named_and_nothing_is_half_imported(String type, String file, int line) {
        var text = file.replace("\\n", "\n");

        var answer = bring(type, "", text);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("line " + line);
        var dry = bring(type, "dry_run=true", text);
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body().at("/counts/failed").intValue())
                .isEqualTo(answer.body().get("errors").size());
        assertThat(dry.body().at("/lines/0/line").intValue()).isEqualTo(line);
        assertThat(tasks(client)).isEmpty();
        assertThat(client.get("/api/export").body().get("lists")).isEmpty();
    }

    @Test
    void a_todoist_backup_brings_its_project() {
        var file =
                """
                TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
                section,Trips,,,,,,,,
                task,Plan @travel,By train,1,1,Ann (1),,2026-12-24,en,Europe/Vienna
                task,Book,,4,2,Ann (1),,,en,
                note,Window seat,,,,Ann (1),,,,
                """;

        var report = bring("text/csv", "", file);

        assertThat(counts(report)).containsExactly(2, 0, 0, 0);
        assertThat(titled("Plan").get("tags").toString()).isEqualTo("[\"Trips\",\"travel\"]");
        assertThat(titled("Plan").get("due_date").textValue()).isEqualTo("2026-12-24T00:00:00Z");
        assertThat(titled("Plan").get("all_day").booleanValue()).isTrue();
        assertThat(titled("Book").get("parent_id")).isEqualTo(titled("Plan").get("id"));
        assertThat(titled("Book").get("description").textValue()).isEqualTo("Window seat");
        assertThat(counts(bring("text/csv", "", file))).containsExactly(0, 0, 2, 0);
    }

    @Test
    void tasks_without_a_place_keep_the_order_of_their_file() {
        bring("text/csv", "", "title\nc\na\nb\n");
        add("last", Map.of());

        assertThat(client.get("/api/tasks?sort=position&order=asc").body().get("tasks"))
                .extracting(task -> task.get("title").textValue())
                .containsExactly("c", "a", "b", "last");
    }

    @Test
    void a_parent_that_is_nowhere_leaves_a_task_on_its_own() {
        var report = bring("text/csv", "", "title,parent_id\nx,nobody\n");

        assertThat(report.body().at("/lines/0/detail").textValue()).contains("part of");
        assertThat(tasks(client).getFirst().get("parent_id").isNull()).isTrue();
    }

    @Test
    void what_is_part_of_a_task_is_in_its_list() {
        var parent = add("Parent", Map.of());
        add("Child", Map.of("parent_id", parent));
        bring("text/csv", "", "title,list\nelsewhere,Work\n");

        var report =
                bring(
                        "text/csv",
                        "",
                        "id,title,list,parent_id\nnew,New,Work,%s\n%s,Parent,Home,\n"
                                .formatted(parent, parent));

        assertThat(counts(report)).containsExactly(1, 1, 0, 0);
        assertThat(report.body().at("/lines/0/detail").textValue()).contains("part of");
        var home = titled("Parent").get("list_id");
        assertThat(home.isNull()).isFalse();
        assertThat(titled("Child").get("list_id")).isEqualTo(home);
        assertThat(titled("New").get("list_id")).isEqualTo(home);
    }

    @Test
    void a_query_chooses_what_is_exported() {
        add("Milk", Map.of("tags", List.of("shop")));
        add("Rent", Map.of());

        var export = client.get("/api/export?format=csv&q=%23shop").text();

        assertThat(export).contains("Milk").doesNotContain("Rent");
        assertThat(client.get("/api/export?q=%28").status()).isEqualTo(422);
        assertThat(client.get("/api/export?q=%28").body().at("/errors/0/pointer").textValue())
                .isEqualTo("?q");
    }

    @Test
    void one_undo_takes_all_of_an_import_back() {
        var id = add("Old", Map.of());
        bring("text/csv", "", "id,title,list\n" + id + ",New,Home\n,Another,Home\n");

        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);

        assertThat(byTitle()).containsOnlyKeys("Old");
        assertThat(client.get("/api/lists").body().get("lists")).isEmpty();
    }

    @Test
    void more_than_20_mib_is_too_large_whether_it_is_announced_or_not() {
        var file = "title\n" + ("x".repeat(99) + "\n").repeat(210_000);

        assertThat(bring("text/csv", "", file).status()).isEqualTo(413);
    }

    @Test
    void more_than_20000_tasks_are_too_many() {
        assertThat(bring("text/csv", "", "title\n" + "x\n".repeat(20_001)).status()).isEqualTo(413);
        assertThat(tasks(client)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, format=xml, 422",
        "text/csv, dry_run=perhaps, 422",
        "text/plain, '', 422",
        "text/plain, format=csv, 200",
        "text/html, format=csv, 415",
        "application/json, '', 400"
    })
    void what_the_file_is_has_to_be_said(String type, String query, int status) {
        assertThat(bring(type, query, "title\nx\n").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_mutated_file_is_imported_or_refused(Format format) throws IOException {
        var random = new Random(8);
        var whole = FuzzTest.file(format, random);
        for (var i = 0; i < 100; i++) {
            var file = new String(FuzzTest.mutated(whole, random), StandardCharsets.UTF_8);

            assertThat(bring(format.type(), "", file).status()).as(file).isIn(200, 400, 409, 422);
        }
    }

    @Test
    void nobody_is_reminded_of_what_was_due_before() {
        bring(
                "text/csv",
                "",
                """
                title,due_date,reminder_lead_time
                x,2020-01-01T00:00:00Z,10
                y,2120-01-01T00:00:00Z,10
                """);

        assertThat(client.get("/api/notifications").body().get("unread_count").intValue()).isZero();
    }

    /** Four tasks, a list and a saved query: six things. */
    private void fill() {
        bring("text/csv", "", "title,list\n\"In a \"\"list\"\", =with, all\",Home\n");
        var parent =
                add(
                        "Parent",
                        Map.of(
                                "description",
                                "# Text\nof two lines; with, marks \\ and 😀",
                                "tags",
                                List.of("a", "b,c", "=d"),
                                "due_date",
                                "2026-07-01T06:00:00Z",
                                "recurrence_rule",
                                "FREQ=WEEKLY;BYDAY=MO,FR",
                                "recurrence_from",
                                "completion",
                                "reminder_lead_time",
                                30));
        var child =
                add(
                        "Child",
                        Map.of("parent_id", parent, "due_date", "2026-12-24", "all_day", true));
        add("Grandchild", Map.of("parent_id", child, "status", "completed", "priority", "Low"));
        client.post("/api/queries", Map.of("name", "Urgent", "sort", "due_date", "order", "asc"));
    }

    private void deleteAll() {
        tasks(client).forEach(task -> client.delete("/api/tasks/" + task.get("id").textValue()));
        assertThat(tasks(client)).isEmpty();
    }

    private static void leave(Client client) {
        var answer =
                client.with("Content-Type", "application/json")
                        .raw(
                                "DELETE",
                                "/api/auth/me",
                                "{\"password\": \"" + TestApi.PASSWORD + "\"}");
        assertThat(answer.status()).isEqualTo(204);
    }

    private Client.Answer bring(String type, String query, String file) {
        return client.with("Content-Type", type)
                .raw("POST", "/api/import" + (query.isEmpty() ? "" : "?" + query), file);
    }

    private String add(String title, Map<String, Object> more) {
        var task = new HashMap<String, Object>(more);
        task.put("title", title);
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").textValue();
    }

    private Map<String, JsonNode> byTitle() {
        var tasks = new HashMap<String, JsonNode>();
        tasks(client).forEach(task -> tasks.put(task.get("title").textValue(), task));
        return tasks;
    }

    private JsonNode titled(String title) {
        return Objects.requireNonNull(byTitle().get(title));
    }

    private static List<JsonNode> tasks(Client client) {
        return StreamSupport.stream(
                        client.get("/api/tasks").body().get("tasks").spliterator(), false)
                .toList();
    }

    /** Created, updated, skipped, failed. */
    private static List<Integer> counts(Client.Answer report) {
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        return Stream.of("created", "updated", "skipped", "failed")
                .map(action -> report.body().get("counts").get(action).intValue())
                .toList();
    }

    private static JsonNode without(JsonNode object, String... members) {
        ObjectNode copy = object.deepCopy();
        return copy.remove(List.of(members));
    }
}
