package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The form keeps the input whatever happens to the task. */
class EditPagesTest {

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

    private final FakeApi api =
            FakeApi.start().on("GET /api" + TASK, 200, FakeApi.task("Stored title", 4));
    private final Visitor visitor = Visitor.of(api.address()).signedIn();

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    @Test
    void input_that_cannot_be_saved_stays_in_the_form() {
        api.unavailable();
        assertTyped(
                visitor.post(TASK, TYPED).body(), "Not saved yet", "What you typed is still here");
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
        api.fail(PATCH, 412, "Changed.");
        var answer = visitor.post(TASK, TYPED);
        assertThat(answer.statusCode()).isEqualTo(412);
        assertTyped(
                answer.body(),
                "Saved version",
                "Stored title",
                "As stored",
                "To do",
                "name=\"version\" value=\"4\"");
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
        assertTyped(
                visitor.post(TASK, TYPED).body(),
                "was deleted while you were editing",
                "action=\"/tasks\"",
                "Add as a new task");
    }

    private static void assertTyped(String page, String... more) {
        assertThat(page)
                .contains(
                        "value=\"Typed title\"",
                        "Typed description</textarea>",
                        "value=\"in_progress\" checked",
                        "value=\"High\" checked",
                        "value=\"2026-12-24\"")
                .contains(more);
    }
}
