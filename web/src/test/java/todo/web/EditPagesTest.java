package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to a task that is edited, what was typed is still there. */
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
    void what_cannot_be_saved_stays_typed() {
        api.away();
        assertTyped(
                visitor.post(TASK, TYPED).body(), "Not saved yet", "What you typed is still here");
    }

    @Test
    void saving_names_the_version_that_was_looked_at_and_leaves_the_time_of_the_day() {
        api.on(PATCH, 200, FakeApi.task("Typed title", 4));
        assertThat(visitor.post(TASK, TYPED).statusCode()).isEqualTo(303);
        assertThat(api.asked().getLast().headers()).containsEntry("if-match", "\"3\"");
        assertThat(api.asked().getLast().body())
                .contains("\"title\":\"Typed title\"", "\"in_progress\"")
                .doesNotContain("due_date");
        assertThat(visitor.get("/").body()).contains("“Typed title” saved.");
    }

    @Test
    void what_somebody_else_has_stored_is_shown_beside_what_was_typed() {
        api.fail(PATCH, 412, "Changed.");
        var answer = visitor.post(TASK, TYPED);
        assertThat(answer.statusCode()).isEqualTo(412);
        assertTyped(
                answer.body(),
                "What is stored now",
                "Stored title",
                "As stored",
                "To do",
                "name=\"version\" value=\"4\"");
    }

    @Test
    void what_is_wrong_is_said_at_its_field() {
        api.fail(
                PATCH,
                422,
                "x",
                "{\"pointer\":\"/title\",\"detail\":\"Between 1 and 200 characters.\"},{\"pointer\":\"/due_date\",\"detail\":\"Not a time.\"}");
        assertTyped(
                visitor.post(TASK, TYPED).body(),
                "id=\"title-fault\"",
                "Between 1 and 200 characters.",
                "id=\"due-fault\"",
                "Not a time.");
    }

    @Test
    void a_date_that_is_none_is_said_at_its_field() {
        var form = new HashMap<>(TYPED);
        form.put("due", "31.12.");
        assertThat(visitor.post(TASK, form).body())
                .contains("id=\"due-fault\"", "value=\"31.12.\"");
    }

    @Test
    void a_time_is_one_of_the_day_where_the_person_is() {
        api.on(PATCH, 200, FakeApi.task("Typed title", 4));
        visitor.cookies().put("time_zone", "Europe%2FVienna");
        var form = new HashMap<>(TYPED);
        form.putAll(Map.of("time", "09:30", "reminder", "60"));
        visitor.post(TASK, form);
        assertThat(api.asked().getLast().body())
                .contains(
                        "\"due_date\":\"2026-12-24T08:30:00Z\"",
                        "\"all_day\":false",
                        "\"reminder_lead_time\":60");
        form.put("time", "25 o'clock");
        assertThat(visitor.post(TASK, form).body()).contains("id=\"time-fault\"");
    }

    @Test
    void a_task_that_is_gone_can_be_added_anew() {
        api.fail(PATCH, 404, "There is no such task.");
        assertTyped(
                visitor.post(TASK, TYPED).body(),
                "has been deleted meanwhile",
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
