package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.WithNewUser;

class ImportTest extends WithNewUser {

    @Test
    void a_dry_run_reports_the_import_and_changes_nothing() {
        var id = add("Here", Map.of());
        var file = "id,title,list\n,New,Home\n" + id + ",Changed,Home\n";

        var dry = importFile("text/csv", "dry_run=true", file);

        assertThat(tasks(client))
                .extracting(task -> task.get("title").textValue())
                .containsExactly("Here");
        var real = importFile("text/csv", "", file);
        assertThat(dry.body().get("dry_run").booleanValue()).isTrue();
        assertThat(without(dry.body(), "dry_run")).isEqualTo(without(real.body(), "dry_run"));
        assertThat(counts(real)).containsExactly(1, 1, 0, 0);
        assertThat(tasks(client))
                .extracting(task -> task.get("title").textValue())
                .containsExactlyInAnyOrder("New", "Changed");
    }

    @Test
    void a_todoist_backup_is_imported() {
        var file =
                """
                TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
                section,Trips,,,,,,,,
                task,Plan @travel,By train,1,1,Ann (1),,2026-12-24,en,Europe/Vienna
                task,Book,,4,2,Ann (1),,,en,
                note,Window seat,,,,Ann (1),,,,
                """;

        var report = importFile("text/csv", "", file);

        assertThat(counts(report)).containsExactly(2, 0, 0, 0);
        assertThat(titled("Plan").get("tags").toString()).isEqualTo("[\"Trips\",\"travel\"]");
        assertThat(titled("Plan").get("due_date").textValue()).isEqualTo("2026-12-24T00:00:00Z");
        assertThat(titled("Plan").get("all_day").booleanValue()).isTrue();
        assertThat(titled("Book").get("parent_id")).isEqualTo(titled("Plan").get("id"));
        assertThat(titled("Book").get("description").textValue()).isEqualTo("Window seat");
        assertThat(counts(importFile("text/csv", "", file))).containsExactly(0, 0, 2, 0);
    }

    @Test
    void each_project_of_a_todoist_backup_creates_its_own_tasks() {
        var home = "TYPE,CONTENT,INDENT\ntask,Clean,1\ntask,Kitchen,2\n";
        var work = "TYPE,CONTENT,INDENT\ntask,Report,1\ntask,Draft,2\n";

        assertThat(counts(importFile("text/csv", "", home))).containsExactly(2, 0, 0, 0);
        assertThat(counts(importFile("text/csv", "", work))).containsExactly(2, 0, 0, 0);

        assertThat(byTitle()).containsOnlyKeys("Clean", "Kitchen", "Report", "Draft");
        assertThat(titled("Kitchen").get("parent_id")).isEqualTo(titled("Clean").get("id"));
        assertThat(titled("Draft").get("parent_id")).isEqualTo(titled("Report").get("id"));
        assertThat(counts(importFile("text/csv", "", home))).containsExactly(0, 0, 2, 0);
    }

    @Test
    void tasks_without_a_position_keep_the_order_of_their_file() {
        importFile("text/csv", "", "title\nc\na\nb\n");
        add("last", Map.of());

        assertThat(client.get("/api/tasks?sort=position&order=asc").body().get("tasks"))
                .extracting(task -> task.get("title").textValue())
                .containsExactly("c", "a", "b", "last");
    }

    @Test
    void a_task_whose_parent_is_missing_becomes_a_top_level_task() {
        var report = importFile("text/csv", "", "title,parent_id\nx,nobody\n");

        assertThat(report.body().at("/lines/0/detail").textValue())
                .isEqualTo("Its parent task was not found, so it becomes a top-level task.");
        assertThat(tasks(client).getFirst().get("parent_id").isNull()).isTrue();
    }

    @Test
    void a_subtask_is_in_the_list_of_its_parent() {
        var parent = add("Parent", Map.of());
        add("Child", Map.of("parent_id", parent));
        importFile("text/csv", "", "title,list\nelsewhere,Work\n");

        var report =
                importFile(
                        "text/csv",
                        "",
                        "id,title,list,parent_id\nnew,New,Work,%s\n%s,Parent,Home,\n"
                                .formatted(parent, parent));

        assertThat(counts(report)).containsExactly(1, 1, 0, 0);
        assertThat(report.body().at("/lines/0/detail").textValue())
                .contains("list of its parent task");
        var home = titled("Parent").get("list_id");
        assertThat(home.isNull()).isFalse();
        assertThat(titled("Child").get("list_id")).isEqualTo(home);
        assertThat(titled("New").get("list_id")).isEqualTo(home);
    }

    @Test
    void a_list_that_only_a_subtask_names_is_not_created() {
        var parent = add("Parent", Map.of());

        var report =
                importFile("text/csv", "", "title,list,parent_id\nNew,Work,%s\n".formatted(parent));

        assertThat(report.body().at("/lines/0/detail").textValue())
                .contains("list of its parent task");
        assertThat(client.get("/api/lists").body().get("lists")).isEmpty();
    }

    @Test
    void one_undo_reverts_the_whole_import() {
        var id = add("Old", Map.of());
        importFile("text/csv", "", "id,title,list\n" + id + ",New,Home\n,Another,Home\n");

        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);

        assertThat(byTitle()).containsOnlyKeys("Old");
        assertThat(client.get("/api/lists").body().get("lists")).isEmpty();
    }

    @Test
    void reminders_that_are_already_due_are_not_sent() {
        importFile(
                "text/csv",
                "",
                """
                title,due_date,reminder_lead_time
                x,2020-01-01T00:00:00Z,10
                y,2120-01-01T00:00:00Z,10
                """);

        assertThat(client.get("/api/notifications").body().get("unread_count").intValue()).isZero();
    }

    @Test
    void an_all_day_task_loses_the_times_of_its_rule() {
        var id =
                add(
                        "Stretch",
                        Map.of(
                                "due_date",
                                "2099-01-30T09:00:00Z",
                                "recurrence_rule",
                                "FREQ=HOURLY"));

        var report =
                importFile(
                        "text/csv",
                        "",
                        "id,title,due_date,all_day\n%s,Stretch,2099-01-30,true\n".formatted(id));

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(titled("Stretch").get("all_day").booleanValue()).isTrue();
        assertThat(titled("Stretch").get("recurrence_rule").textValue()).isEqualTo("FREQ=DAILY");
        assertThat(client.patch("/api/tasks/" + id, Map.of("title", "Stretch well")).status())
                .isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void reminders_of_the_future_are_sent() {
        importFile(
                "text/csv",
                "",
                "title,due_date,reminder_lead_time\nx,%s,120\ny,%s,120\n"
                        .formatted(
                                Instant.now().minus(Duration.ofHours(1)),
                                Instant.now().plus(Duration.ofHours(1))));

        var notifications = client.get("/api/notifications").body().get("notifications");
        while (notifications.isEmpty()) {
            notifications = client.get("/api/notifications").body().get("notifications");
        }
        assertThat(notifications).hasSize(1);
        assertThat(notifications.at("/0/message").textValue()).contains("y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | title,priority\\nBad,Blocker\\n | The priority “Blocker” is not understood and was left out.",
                "text/csv | title,due_date\\nBad,never\\n | The due date “never” is not understood and was left out.",
                "text/csv | title,description\\n,Milk\\n | It has no title, so the first line of its description is the title.",
                "text/calendar | BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:x\\nDUE:never\\nEND:VTODO\\nEND:VCALENDAR | DUE “never” is not understood and was left out.",
                "application/json | {\"tasks\": [{\"title\": \"\"}]} | It has no title.",
                "application/json | {\"tasks\": [{\"title\": \"Milk\", \"priority\": \"Blocker\"}]} | /tasks/0/priority: ",
                "application/json | {\"tasks\": [{\"title\": \"Milk\", \"tags\": 7, \"due_date\": \"x\"}]} | /tasks/0/due_date: ",
                "application/json | {\"lists\": [{\"name\": 7}]} | /lists/0/name: ",
                "application/json | {\"lists\": [{\"name\": \"Home\", \"color\": \"plaid\"}]} | /lists/0/color: ",
                "application/json | {\"queries\": [{\"name\": \"Now\", \"q\": \"((\"}]} | /queries/0/q: "
            })
    void a_value_that_is_not_understood_is_left_out_and_told(
            String type, String file, String detail) {
        var text = file.replace("\\n", "\n");

        var dry = importFile(type, "dry_run=true", text);
        var report = importFile(type, "", text);

        assertThat(counts(report).getLast()).isZero();
        assertThat(report.body().at("/lines/0/detail").textValue()).contains(detail);
        assertThat(without(dry.body(), "dry_run")).isEqualTo(without(report.body(), "dry_run"));
    }

    @Test
    void an_existing_task_keeps_what_the_file_does_not_name_or_is_not_understood() {
        var id =
                add(
                        "Here",
                        Map.of("priority", "High", "status", "in_progress", "description", "d"));
        var json = "{\"tasks\": [{\"id\": \"%s\", \"tags\": [\"a\"]}]}".formatted(id);

        importFile("application/json", "", json);
        importFile("text/csv", "", "id,title,priority,status\n%s,,Blocker,?\n".formatted(id));

        var task = titled("Here");
        assertThat(task.get("priority").textValue()).isEqualTo("High");
        assertThat(task.get("status").textValue()).isEqualTo("in_progress");
        assertThat(task.get("description").textValue()).isEqualTo("d");
        assertThat(task.get("tags")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | id,title\\na,Old\\nb,Other\\na,New\\n",
                "text/csv | id,title\\n6F6D5A52-4C1B-4E4B-9B7E-0A4F4B0C7D11,Old\\nb,Other\\n6f6d5a52-4c1b-4e4b-9b7e-0a4f4b0c7d11,New\\n",
                "application/json | {\"tasks\": [{\"id\": \"a\", \"title\": \"Old\"},\\n{\"title\": \"Other\"},\\n{\"id\": \"a\", \"title\": \"New\"}]}",
                "text/calendar | BEGIN:VCALENDAR\\nBEGIN:VTODO\\nUID:a\\nSUMMARY:Old\\nEND:VTODO\\nBEGIN:VTODO\\nSUMMARY:Other\\nEND:VTODO\\nBEGIN:VTODO\\nUID:a\\nSUMMARY:New\\nEND:VTODO\\nEND:VCALENDAR\\n"
            })
    void the_later_one_of_two_tasks_with_the_same_id_is_imported(String type, String file) {
        var report = importFile(type, "", file.replace("\\n", "\n"));

        assertThat(counts(report)).containsExactly(2, 0, 1, 0);
        assertThat(report.body().at("/lines/0/title").textValue()).isEqualTo("Old");
        assertThat(report.body().at("/lines/0/detail").textValue()).contains("has the same id");
        assertThat(byTitle()).containsOnlyKeys("Other", "New");
    }

    @Test
    void tasks_below_level_20_move_up_to_it() {
        var file = new StringBuilder("id,title,parent_id\n");
        for (var level = 1; level <= 23; level++) {
            file.append(
                    "t%d,Level %d,%s\n"
                            .formatted(level, level, level == 1 ? "" : "t" + (level - 1)));
        }

        var report = importFile("text/csv", "", file.toString());

        assertThat(counts(report)).containsExactly(23, 0, 0, 0);
        for (var level : List.of(20, 21, 22, 23)) {
            assertThat(titled("Level " + level).get("parent_id"))
                    .isEqualTo(titled("Level 19").get("id"));
        }
        assertThat(report.body().get("lines"))
                .filteredOn(line -> line.get("detail").asText().contains("20 levels deep"))
                .hasSize(3);
        assertThat(counts(importFile("text/csv", "", file.toString())))
                .containsExactly(0, 0, 23, 0);
    }

    @Test
    void todoist_tasks_below_level_20_move_up_to_it() {
        var file = new StringBuilder("TYPE,CONTENT,INDENT\n");
        for (var level = 1; level <= 25; level++) {
            file.append("task,Level %d,%d\n".formatted(level, level));
        }

        assertThat(counts(importFile("text/csv", "", file.toString())))
                .containsExactly(25, 0, 0, 0);
        assertThat(titled("Level 25").get("parent_id")).isEqualTo(titled("Level 19").get("id"));
    }

    @Test
    void tasks_that_are_their_own_ancestors_become_top_level_tasks() {
        var report =
                importFile(
                        "text/csv", "", "id,title,parent_id\na,A,c\nb,B,a\nc,C,b\nd,D,d\ne,E,a\n");

        assertThat(counts(report)).containsExactly(5, 0, 0, 0);
        assertThat(report.body().get("lines"))
                .filteredOn(line -> line.get("detail").asText().contains("subtask of itself"))
                .hasSize(2);
        assertThat(titled("D").get("parent_id").isNull()).isTrue();
        assertThat(titled("E").get("parent_id")).isEqualTo(titled("A").get("id"));
    }

    @Test
    void an_import_cannot_close_a_loop_through_an_existing_task() {
        var parent = add("Parent", Map.of());
        var child = add("Child", Map.of("parent_id", parent));

        var report =
                importFile(
                        "text/csv",
                        "",
                        "id,title,parent_id\n%s,Parent,%s\n".formatted(parent, child));

        assertThat(counts(report).getLast()).isZero();
        assertThat(titled("Parent").get("parent_id").isNull()).isTrue();
        assertThat(titled("Child").get("parent_id")).isEqualTo(titled("Parent").get("id"));
    }

    @Test
    void a_list_beyond_the_500th_is_left_out_and_told() {
        var file = new StringBuilder("title,list\n");
        for (var i = 1; i <= 501; i++) {
            file.append("t%d,List %d\n".formatted(i, i));
        }

        var report = importFile("text/csv", "", file.toString());

        assertThat(counts(report)).containsExactly(501, 0, 0, 0);
        assertThat(report.body().at("/lines/500/detail").textValue())
                .isEqualTo("You can have at most 500 lists, so this one is left out.");
        assertThat(report.body().at("/lines/499/detail").isNull()).isTrue();
    }

    @Test
    void a_long_title_leaves_the_description_of_an_existing_task() {
        var id = add("Here", Map.of("description", "d"));

        importFile("text/csv", "", "id,title\n%s,%s\n".formatted(id, "long ".repeat(50)));

        var task = client.get("/api/tasks/" + id).body();
        assertThat(task.get("title").textValue()).hasSize(200).endsWith("…");
        assertThat(task.get("description").textValue()).isEqualTo("d");
    }

    @Test
    void of_more_than_1000_lines_the_report_shows_those_that_tell_something() {
        var file = "title,priority\n" + "a,High\n".repeat(1_500) + "z,Blocker\n";

        var report = importFile("text/csv", "", file);

        assertThat(counts(report)).containsExactly(1_501, 0, 0, 0);
        assertThat(report.body().get("lines")).hasSize(1_000);
        assertThat(report.body().at("/lines/999/line").intValue()).isEqualTo(1_502);
        assertThat(report.body().at("/lines/999/detail").textValue()).contains("Blocker");
        assertThat(report.body().get("omitted").intValue()).isEqualTo(501);
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
