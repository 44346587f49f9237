package todo.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPagesTest {

    private static final String TASK = "/tasks/" + FakeApi.ID;
    private static final String PATCH = "PATCH /api" + TASK;

    private final FakeApi api =
            FakeApi.start().on("GET /api" + TASK, 200, FakeApi.task("Stored title", 4));
    private final Visitor visitor = Visitor.of(api.address()).signedIn();

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    @Test
    void who_asks_and_from_where_is_passed_on() {
        visitor.with("X-Request-Id", "a-request-of-mine")
                .with("X-Forwarded-For", "203.0.113.7")
                .get("/");
        assertThat(api.asked())
                .isNotEmpty()
                .allSatisfy(asked ->
                        assertThat(asked.headers())
                                .containsEntry("x-request-id", "a-request-of-mine")
                                .containsEntry("x-forwarded-for", "203.0.113.7, 127.0.0.1")
                                .containsEntry("authorization", "Bearer a.good.token"));
    }

    @Test
    void what_is_typed_is_escaped() {
        api.on("GET /api" + TASK, 200, FakeApi.task("<script>alert(1)</script>", 4));
        assertThat(visitor.get(TASK).body())
                .contains("value=\"&lt;script>")
                .doesNotContain("<script>alert");
    }

    @Test
    void an_address_that_is_no_id_never_reaches_the_api() {
        assertThat(visitor.get("/tasks/me").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/tasks/1-1-1-1-1%3Fx").statusCode()).isEqualTo(404);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void while_the_api_is_away_the_list_says_so_and_a_task_can_be_typed_all_the_same() {
        api.close();
        var answer = visitor.get("/?show=open");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains(
                        "cannot be reached right now",
                        "href=\"/?show=open\">Try again",
                        "placeholder=\"Add a task\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/delete"})
    void what_is_done_with_one_press_can_be_pressed_again(String what) {
        api.away();
        var answer =
                visitor.post(
                        TASK + what,
                        Map.of("status", "completed", "show", "open", "title", "Stored title"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains(
                        "action=\"" + TASK + what + "\"",
                        "name=\"status\" value=\"completed\"",
                        "name=\"show\" value=\"open\"",
                        ">Try again</button>");
    }

    @Test
    void what_is_deleted_already_is_deleted() {
        api.fail("DELETE /api" + TASK, 404, "There is no such task.");
        var answer =
                visitor.post(TASK + "/delete", Map.of("title", "Stored title", "show", "open"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/?show=open");
    }

    @Test
    void undoing_takes_back_the_newest_change_of_the_task_and_only_once() {
        api.on("GET /api/changes", 200, change("null", false))
                .on("POST /api/undo", 200, "{\"changed\":1}");
        var undone = visitor.post(TASK + "/undo?show=open", Map.of());
        assertThat(undone.headers().firstValue("Location")).hasValue("/?show=open");
        assertThat(api.asked().getFirst().path())
                .isEqualTo("/api/changes?limit=1&entity_id=" + FakeApi.ID);
        assertThat(api.asked().getLast().body()).isEqualTo("{\"operation_id\":\"o-1\"}");

        var before = api.asked().size();
        api.on("GET /api/changes", 200, change("\"o-1\"", false));
        assertThat(visitor.post(TASK + "/undo?show=open", Map.of()).statusCode()).isEqualTo(409);
        assertThat(api.asked()).hasSize(before + 1);
    }

    private static String change(String undoes, boolean undone) {
        return """
        {"changes":[{"operation_id":"o-1","undoes":%s,"undone":%s}],"next_cursor":"1"}\
        """
                .formatted(undoes, undone);
    }

    @Test
    void what_stands_in_the_way_of_undoing_is_said() {
        api.on("GET /api/changes", 200, change("null", false))
                .fail("POST /api/undo", 409, "This cannot be undone: “x” was changed since.");
        var answer = visitor.post(TASK + "/undo?show=all", Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("This cannot be undone: “x” was changed since.");
    }

    @Test
    void a_task_is_completed_with_its_parts_which_the_message_says() {
        api.fail(PATCH, 409, "A part of this task is still open.")
                .on(PATCH + "?force=true", 200, FakeApi.task("Stored title", 5));
        visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(visitor.get("/").body())
                .contains("“Stored title” completed, with all that is part of it.", ">Undo<");
    }

    @Test
    void a_message_that_the_browser_made_up_leads_nowhere() {
        var made = "Press it\nhttps://example.org/";
        visitor.cookies().put("flash", Base64.getUrlEncoder().encodeToString(made.getBytes(UTF_8)));
        assertThat(visitor.get("/").body()).contains("Press it").doesNotContain("class=\"undo\"");
    }

    @Test
    void the_bell_says_nothing_where_it_cannot_be_answered() {
        assertThat(visitor.with("HX-Request", "true").get("/notifications/bell").statusCode())
                .isEqualTo(204);
        visitor.cookies().clear();
        assertThat(visitor.get("/notifications/bell").statusCode()).isEqualTo(204);
    }

    @Test
    void htmx_is_given_the_list_alone() {
        api.on(PATCH, 200, FakeApi.task("Stored title", 5));
        visitor.with("HX-Request", "true");
        var answer = visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(answer.body()).contains("id=\"task-list\"", "hx-swap-oob").doesNotContain("<html");
        api.away();
        var away = visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("Not done yet").doesNotContain("<html");
    }

    @Test
    void a_fault_of_our_own_is_a_page_that_says_nothing_of_it() {
        api.on("GET /api" + TASK, 200, "{\"created_at\":\"never\"}");
        var answer = visitor.get(TASK);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Something went wrong")
                .doesNotContain("DateTime", "never");
    }
}
