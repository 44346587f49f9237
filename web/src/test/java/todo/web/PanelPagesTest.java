package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form keeps the input whatever happens to the task. */
class PanelPagesTest {

    private static final String TASK = "/tasks/" + FakeApi.ID;
    private static final String PATCH = "PATCH /api" + TASK;
    private static final Map<String, String> TYPED =
            Map.of(
                    "title", "Typed title",
                    "description", "Typed description",
                    "status", "in_progress",
                    "priority", "High",
                    "due", "2026-12-24",
                    "due_stored", "2026-12-24",
                    "version", "3");

    /** The form was made from another title; the other fields are as stored. */
    private static final Map<String, String> NEW_TITLE =
            Map.ofEntries(
                    Map.entry("title", "Typed title"),
                    Map.entry("title_stored", "First title"),
                    Map.entry("description", "As stored"),
                    Map.entry("description_stored", "As stored"),
                    Map.entry("status", "pending"),
                    Map.entry("status_stored", "pending"),
                    Map.entry("priority", "High"),
                    Map.entry("priority_stored", "High"),
                    Map.entry("version", "3"));

    private final FakeApi api =
            FakeApi.start().on("GET /api" + TASK, 200, FakeApi.task("Stored title", 4));
    private final Visitor visitor = Visitor.of(api.address()).signedIn();

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    @Test
    void input_that_cannot_be_saved_is_sent_again_with_one_press() {
        api.unavailable();
        var answer = visitor.post(TASK, TYPED);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Typed title", "Typed description", "Try again");
    }

    @Test
    void saving_sends_the_version_and_no_unchanged_due_date() {
        api.on(PATCH, 200, FakeApi.task("Typed title", 4));
        assertThat(visitor.post(TASK, TYPED).statusCode()).isEqualTo(303);
        assertThat(api.calls().getLast().headers()).containsEntry("if-match", "\"3\"");
        assertThat(api.calls().getLast().body())
                .contains("\"title\":\"Typed title\"", "\"in_progress\"")
                .doesNotContain("due_date");
        assertThat(visitor.get("/").body()).contains("“Typed title” saved.");
    }

    @Test
    void a_change_made_elsewhere_is_shown_beside_the_input() {
        api.failOnce(PATCH, 412, "Changed.").on(PATCH, 200, FakeApi.task("Stored title", 5));
        var answer = visitor.post(TASK, TYPED);

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body())
                .contains(
                        "changed elsewhere while you were editing",
                        "name=\"title_typed\" value=\"Typed title\"",
                        "name=\"description_typed\" value=\"Typed description\"",
                        "<del>Stored </del>",
                        "<ins>Typed </ins>",
                        "name=\"version\" value=\"5\"");
    }

    @Test
    void a_conflict_names_only_fields_that_were_changed_on_both_sides() {
        api.fail(PATCH, 412, "Changed.");
        var page = visitor.post(TASK, NEW_TITLE).body();

        assertThat(page)
                .contains("Title was changed elsewhere too")
                .contains("value=\"Low\" selected")
                .doesNotContain("priority_typed", "description_typed");
    }

    @Test
    void the_typed_text_replaces_the_stored_one_when_the_user_says_so() {
        api.on(PATCH, 200, FakeApi.task("Typed title", 5));
        var form = conflict();
        form.put("apply", "title");

        assertThat(visitor.post(TASK, form).statusCode()).isEqualTo(303);
        assertThat(api.calls().getLast().body()).isEqualTo("{\"title\":\"Typed title\"}");
    }

    @Test
    void the_stored_text_stays_when_the_user_says_so() {
        var form = conflict();
        form.put("keep", "title");

        assertThat(visitor.post(TASK, form).statusCode()).isEqualTo(303);
        assertThat(api.calls()).noneMatch(call -> call.method().equals("PATCH"));
    }

    @Test
    void an_undecided_conflict_stays_while_other_fields_are_saved() {
        api.on(PATCH, 200, FakeApi.task("Stored title", 5));
        var form = conflict();
        form.put("priority", "High");
        form.put("priority_stored", "Low");
        var answer = visitor.post(TASK, form);

        assertThat(answer.body()).contains("name=\"title_typed\" value=\"Typed title\"");
        assertThat(api.calls()).anyMatch(call -> call.body().equals("{\"priority\":\"High\"}"));
    }

    /** The title was changed to two texts, and nothing else. */
    private static Map<String, String> conflict() {
        return new HashMap<>(
                Map.of(
                        "title", "Stored title",
                        "title_stored", "Stored title",
                        "title_typed", "Typed title",
                        "version", "4"));
    }

    @Test
    void changes_of_different_fields_are_merged() {
        api.on("GET /api" + TASK, 200, FakeApi.task("First title", 4))
                .failOnce(PATCH, 412, "Changed.")
                .on(PATCH, 200, FakeApi.task("Typed title", 5));
        assertThat(visitor.post(TASK, NEW_TITLE).statusCode()).isEqualTo(303);

        assertThat(api.calls().getLast().headers()).containsEntry("if-match", "\"4\"");
        assertThat(api.calls().getLast().body()).isEqualTo("{\"title\":\"Typed title\"}");
    }

    @Test
    void a_fault_of_a_field_that_the_page_does_not_show_is_told() {
        api.fail(
                PATCH,
                422,
                "x",
                "{\"pointer\":\"/recurrence_rule\",\"detail\":\"The rule needs a due date.\"}");
        assertTyped(visitor.post(TASK, TYPED).body(), "Not saved yet. The rule needs a due date.");
    }

    @ParameterizedTest
    @CsvSource({
        "time, 09:30, Choose a date for this time.",
        "reminder, 60, 'Choose a date, or remove the reminder.'"
    })
    void a_time_or_a_reminder_needs_a_date(String field, String value, String sentence) {
        var form = new HashMap<>(TYPED);
        form.put("due", "");
        form.put(field, value);
        var answer = visitor.post(TASK, form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"due-fault\"", sentence);
        assertThat(api.calls()).noneMatch(call -> call.method().equals("PATCH"));
    }

    @Test
    void a_fault_is_shown_at_its_field() {
        api.fail(
                PATCH,
                422,
                "x",
                "{\"pointer\":\"/title\",\"detail\":\"Between 1 and 200 characters.\"},{\"pointer\":\"/due_date\",\"detail\":\"Not a time.\"}");
        assertTyped(
                visitor.post(TASK, TYPED).body(),
                "Not saved yet. Check the highlighted field.",
                "id=\"title-fault\"",
                "Between 1 and 200 characters.",
                "id=\"due-fault\"",
                "Not a time.");
    }

    @Test
    void an_invalid_date_is_reported_at_its_field() {
        var form = new HashMap<>(TYPED);
        form.put("due", "31.12.");
        assertThat(visitor.post(TASK, form).body())
                .contains("id=\"due-fault\"", "value=\"31.12.\"");
    }

    @Test
    void a_time_is_in_the_time_zone_of_the_profile() {
        api.on(PATCH, 200, FakeApi.task("Typed title", 4));
        visitor.signedIn("Europe/Vienna").cookies().put("time_zone", "America%2FNew_York");
        var form = new HashMap<>(TYPED);
        form.putAll(Map.of("time", "09:30", "reminder", "60"));
        visitor.post(TASK, form);
        assertThat(api.calls().getLast().body())
                .contains(
                        "\"due_date\":\"2026-12-24T08:30:00Z\"",
                        "\"all_day\":false",
                        "\"reminder_lead_time\":60");
        form.put("time", "25 o'clock");
        assertThat(visitor.post(TASK, form).body()).contains("id=\"time-fault\"");
    }

    @Test
    void a_task_deleted_elsewhere_can_be_added_as_a_new_one() {
        api.fail(PATCH, 404, "There is no such task.");
        assertThat(visitor.post(TASK, TYPED).body())
                .contains(
                        "was deleted while you were editing",
                        "action=\"" + TASK + "/again\"",
                        "Add as a new task",
                        "value=\"Typed title\"",
                        "Typed description</textarea>",
                        "name=\"status\" value=\"in_progress\"");
    }

    @Test
    void a_task_that_is_added_as_a_new_one_keeps_every_field() {
        api.on("POST /api/tasks", 201, FakeApi.task("Typed title", 1));
        var form = new HashMap<>(TYPED);
        form.putAll(Map.of("time", "09:30", "reminder", "60"));
        assertThat(visitor.post(TASK + "/again", form).statusCode()).isEqualTo(303);

        assertThat(api.calls().getLast().body())
                .contains(
                        "\"title\":\"Typed title\"",
                        "\"description\":\"Typed description\"",
                        "\"status\":\"in_progress\"",
                        "\"priority\":\"High\"",
                        "\"due_date\":\"2026-12-24T09:30:00Z\"",
                        "\"reminder_lead_time\":60");
        assertThat(visitor.get("/").body()).contains("“Typed title” added");
    }

    @Test
    void a_task_that_cannot_be_added_as_a_new_one_is_sent_again_with_one_press() {
        api.unavailable();
        assertThat(visitor.post(TASK + "/again", TYPED).body())
                .contains("Typed title", "Typed description", "Try again");
    }

    @Test
    void tags_are_added_to_and_removed_from_those_that_are_stored() {
        api.on("GET /api" + TASK, 200, tagged()).on(PATCH, 200, tagged());
        visitor.post(TASK, Map.of("add_tags", "#new, old", "remove_tag", "gone", "version", "3"));

        assertThat(api.calls().getLast().headers()).containsEntry("if-match", "\"4\"");
        assertThat(api.calls().getLast().body()).isEqualTo("{\"tags\":[\"old\",\"new\"]}");
    }

    private static String tagged() {
        return FakeApi.task("Stored title", 4)
                .replace("\"tags\":[]", "\"tags\":[\"old\",\"gone\"]");
    }

    private static void assertTyped(String page, String... more) {
        assertThat(page)
                .contains(
                        "Typed title</textarea>",
                        "Typed description</textarea>",
                        "value=\"in_progress\" selected",
                        "value=\"High\" selected",
                        "value=\"2026-12-24\"")
                .contains(more);
    }
}
