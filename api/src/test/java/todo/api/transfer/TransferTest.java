package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.TestApi;
import todo.api.WithNewUser;

class TransferTest extends WithNewUser {

    @Test
    void an_export_restores_a_deleted_account() {
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
        var report = importFile("application/json", "", export.text());

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(counts(report)).containsExactly(6, 0, 0, 0);
        assertThat(tasks(client)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(without(client.get("/api/export").body(), "exported_at"))
                .isEqualTo(without(export.body(), "exported_at"));
    }

    @Test
    void importing_a_file_twice_creates_no_duplicates() {
        fill();
        var export = client.get("/api/export").text();

        assertThat(counts(importFile("application/json", "", export))).containsExactly(0, 0, 6, 0);

        var elsewhere = api.newUser();
        client = elsewhere;
        assertThat(counts(importFile("application/json", "", export))).containsExactly(6, 0, 0, 0);
        assertThat(counts(importFile("application/json", "", export))).containsExactly(0, 0, 6, 0);
        assertThat(tasks(elsewhere)).hasSize(4);
    }

    @Test
    void ids_of_other_users_are_replaced_and_the_hierarchy_is_kept() {
        var parent = add("Parent", Map.of());
        var child = add("Child", Map.of("parent_id", parent));
        var export = client.get("/api/export").text();
        var other = api.newUser();
        client = other;

        importFile("application/json", "", export);

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
    void existing_tasks_are_updated_and_missing_columns_leave_them_unchanged() {
        var id = add("Old", Map.of("priority", "High", "tags", List.of("a")));

        var report = importFile("text/csv", "", "id,title\n" + id + ",New\n");

        assertThat(counts(report)).containsExactly(0, 1, 0, 0);
        var task = client.get("/api/tasks/" + id).body();
        assertThat(task.get("title").textValue()).isEqualTo("New");
        assertThat(task.get("priority").textValue()).isEqualTo("High");
        assertThat(task.get("tags")).hasSize(1);
        assertThat(task.get("version").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "ics, text/calendar"})
    void other_formats_restore_the_members_that_they_contain(String format, String type) {
        fill();
        var export = client.get("/api/export?format=" + format);
        var before = tasks(client);
        assertThat(export.header("content-type")).startsWith(type);

        assertThat(counts(importFile(type, "", export.text()))).containsExactly(0, 0, 4, 0);
        deleteAll();
        assertThat(counts(importFile(type, "", export.text()))).containsExactly(4, 0, 0, 0);

        assertThat(tasks(client).stream().map(TransferTest::restorable))
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(TransferTest::restorable).toList());
    }

    @Test
    void a_calendar_leaves_the_recurrence_of_a_task_without_a_due_date() {
        var id = add("Some day", Map.of("recurrence_rule", "FREQ=DAILY", "reminder_lead_time", 30));
        var export = client.get("/api/export?format=ics").text();

        assertThat(counts(importFile("text/calendar", "", export))).containsExactly(0, 0, 1, 0);

        var task = client.get("/api/tasks/" + id).body();
        assertThat(task.get("recurrence_rule").textValue()).isEqualTo("FREQ=DAILY");
        assertThat(task.get("reminder_lead_time").intValue()).isEqualTo(30);
    }

    private static JsonNode restorable(JsonNode task) {
        return without(task, "version", "updated_at", "created_at", "completed_at");
    }

    @Test
    void a_query_selects_the_exported_tasks() {
        add("Milk", Map.of("tags", List.of("shop")));
        add("Rent", Map.of());

        var export = client.get("/api/export?format=csv&q=%23shop").text();

        assertThat(export).contains("Milk").doesNotContain("Rent");
        assertThat(client.get("/api/export?q=%28").status()).isEqualTo(422);
        assertThat(client.get("/api/export?q=%28").body().at("/errors/0/pointer").textValue())
                .isEqualTo("?q");
    }

    /** Creates four tasks, a list and a saved query. */
    private void fill() {
        importFile("text/csv", "", "title,list\n\"In a \"\"list\"\", =with, all\",Home\n");
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

    private Client.Answer importFile(String type, String query, String file) {
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
