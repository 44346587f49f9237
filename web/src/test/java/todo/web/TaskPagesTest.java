package todo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.failure.FailureCode.BUSY;
import static todo.failure.FailureCode.OPEN_SUBTASKS;
import static todo.failure.FailureCode.UNDO_BLOCKED;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPagesTest {

    private static final String TASK = "/tasks/" + FakeApi.ID;
    private static final String UNDO =
            "/operations/" + FakeApi.OPERATION + "/undo?view=%2Fupcoming&task=" + FakeApi.ID;
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
    void the_api_learns_the_user_the_client_address_and_the_request_id() {
        visitor.with("X-Request-Id", "a-request-of-mine")
                .with("X-Forwarded-For", "203.0.113.7")
                .get("/");
        assertThat(api.calls())
                .isNotEmpty()
                .allSatisfy(call ->
                        assertThat(call.headers())
                                .containsEntry("x-request-id", "a-request-of-mine")
                                .containsEntry("x-forwarded-for", "203.0.113.7, 127.0.0.1")
                                .containsEntry("authorization", "Bearer a.good.token"));
    }

    @Test
    void input_is_escaped() {
        api.on("GET /api" + TASK, 200, FakeApi.task("<script>alert(1)</script>", 4));
        assertThat(visitor.get(TASK).body())
                .contains("value=\"&lt;script>")
                .doesNotContain("<script>alert");
    }

    @Test
    void an_invalid_id_never_reaches_the_api() {
        assertThat(visitor.get("/tasks/me").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/tasks/1-1-1-1-1%3Fx").statusCode()).isEqualTo(404);
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void the_list_reports_that_the_api_is_unavailable_and_keeps_the_form() {
        api.close();
        var answer = visitor.get("/upcoming");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains(
                        "can't reach them right now",
                        "href=\"/upcoming\">Try again",
                        "placeholder=\"Add a task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/delete"})
    void an_action_can_be_retried_while_the_api_is_unavailable(String what) {
        api.unavailable();
        var answer =
                visitor.post(
                        TASK + what,
                        Map.of("status", "completed", "view", "/inbox", "title", "Stored title"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains(
                        "action=\"" + TASK + what + "\"",
                        "name=\"status\" value=\"completed\"",
                        "name=\"view\" value=\"/inbox\"",
                        ">Try again</button>");
    }

    @Test
    void deleting_a_deleted_task_succeeds() {
        api.fail("DELETE /api" + TASK, 404, "There is no such task.");
        var answer =
                visitor.post(
                        TASK + "/delete", Map.of("title", "Stored title", "view", "/upcoming"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/upcoming");
    }

    @Test
    void undo_names_the_operation_of_the_message() {
        api.on(PATCH, 200, FakeApi.task("Stored title", 5)).on("POST /api/undo", 200, "{}");
        visitor.post(TASK + "/status", Map.of("status", "completed", "view", "/upcoming"));
        assertThat(visitor.get("/").body())
                .contains(
                        "action=\"" + UNDO.replace("&", "&amp;") + "\"",
                        "value=\"“Stored title” is open again.\"");

        var undone = visitor.post(UNDO, Map.of("result", "“Stored title” is open again."));
        assertThat(undone.headers().firstValue("Location"))
                .hasValue("/upcoming#check-" + FakeApi.ID);
        assertThat(api.calls().getLast().path()).isEqualTo("/api/undo");
        assertThat(api.calls().getLast().body())
                .isEqualTo("{\"operation_id\":\"" + FakeApi.OPERATION + "\"}");
        assertThat(visitor.get("/").body()).contains("“Stored title” is open again.");
    }

    @Test
    void a_refused_undo_is_reported_where_it_was_offered() {
        api.fail("POST /api/undo", 409, UNDO_BLOCKED, "“x” has been changed since.");
        var page = visitor.post(UNDO, Map.of());
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("<h1>That didn't work</h1>", "“x” has been changed since.");

        var part = visitor.with("HX-Request", "true").post(UNDO, Map.of());
        assertThat(part.statusCode()).isEqualTo(409);
        assertThat(part.headers().firstValue("HX-Retarget")).hasValue("#toast");
        assertThat(part.body()).contains("“x” has been changed since.").doesNotContain("Undo<");
    }

    @ParameterizedTest
    @CsvSource({
        "0, and its subtasks completed",
        "1, and its subtask completed",
        "3, and its 3 subtasks completed"
    })
    void completing_a_task_completes_its_open_subtasks_and_counts_them(int count, String message) {
        api.fail(PATCH, 409, OPEN_SUBTASKS, "Subtasks are open.")
                .on(
                        "GET /api/tasks?limit=1&parent_id=" + FakeApi.ID + "&q=is:open",
                        200,
                        "{\"tasks\":[],\"total\":%d}".formatted(count))
                .on(PATCH + "?force=true", 200, FakeApi.task("Stored title", 5));
        visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(visitor.get("/").body()).contains("“Stored title” " + message + ".", ">Undo<");
    }

    @Test
    void a_conflict_other_than_open_subtasks_is_not_forced() {
        api.fail(PATCH, 409, BUSY, "Another request is changing this task.");
        var answer = visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Another request is changing this task.");
        assertThat(api.calls()).hasSize(1);
    }

    @Test
    void completing_a_recurring_task_names_the_next_date() {
        var recurring = "\"recurrence_rule\":\"FREQ=DAILY\",\"created_at\"";
        api.on(PATCH, 200, FakeApi.task("Stored title", 5).replace("\"created_at\"", recurring))
                .on(
                        "GET /api/changes",
                        200,
                        """
                        {"changes":[{"operation_id":"%s","action":"created","after":%s}]}\
                        """
                                .formatted(
                                        FakeApi.OPERATION,
                                        FakeApi.task("Stored title", 1)
                                                .replace("2026-12-24T18:30", "2026-11-25T18:30")));
        visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(visitor.get("/").body())
                .contains("“Stored title” completed. Next: Wednesday, 18:30.");
    }

    @ParameterizedTest
    @CsvSource({"0, ?", "1, ' and its subtask?'", "3, ' and its 3 subtasks?'"})
    void the_question_before_deleting_counts_the_subtasks(int count, String end) {
        api.on(
                "GET /api/tasks?limit=1&parent_id=" + FakeApi.ID,
                200,
                "{\"tasks\":[],\"total\":%d}".formatted(count));
        assertThat(visitor.get(TASK + "/delete").body())
                .contains("Delete “Stored title”" + end + "</h1>");
    }

    @Test
    void an_invalid_search_shows_the_sentence_of_the_api_alone() {
        api.fail(
                "GET /api/tasks?q=is%3Afoo&sort=created_at&order=desc&limit=200",
                422, "x", "{\"pointer\":\"?q\",\"detail\":\"We don't know “is:foo”.\"}");
        var answer = visitor.get("/search?q=is:foo");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<span>We don't know “is:foo”.</span>");
    }

    @Test
    void a_forged_message_cannot_choose_the_target_of_its_form() {
        var forged = "Press it\nhttps://example.org/\nDone";
        visitor.cookies().put("flash", Visitor.encoded(forged));
        assertThat(visitor.get("/").body()).contains("Press it").doesNotContain("class=\"undo\"");
    }

    @Test
    void a_message_waits_for_the_next_page_while_another_window_refreshes_itself() {
        visitor.cookies().put("flash", Visitor.encoded("Changes undone."));
        visitor.with("HX-Request", "true");
        assertThat(visitor.get("/").body()).doesNotContain("Changes undone.");
        visitor.without("HX-Request");
        assertThat(visitor.get("/").body()).contains("Changes undone.");
        assertThat(visitor.get("/").body()).doesNotContain("Changes undone.");
    }

    @Test
    void the_bell_is_silent_while_the_api_is_unavailable_or_nobody_is_signed_in() {
        api.unavailable();
        assertThat(visitor.with("HX-Request", "true").get("/notifications/bell").statusCode())
                .isEqualTo(204);
        visitor.cookies().clear();
        assertThat(visitor.get("/notifications/bell").statusCode()).isEqualTo(204);
    }

    @Test
    void htmx_gets_the_list_without_the_layout() {
        api.on(PATCH, 200, FakeApi.task("Stored title", 5));
        visitor.with("HX-Request", "true");
        var answer = visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(answer.body())
                .contains("id=\"completed-rows\"", "hx-swap-oob")
                .doesNotContain("id=\"task-list\"", "<html");
        var reopened = visitor.post(TASK + "/status", Map.of("status", "pending"));
        assertThat(reopened.body()).contains("id=\"task-list\"").doesNotContain("<html");
        api.unavailable();
        var refused = visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("That didn't work").doesNotContain("<html");
    }

    @Test
    void an_unexpected_error_is_a_page_without_its_details() {
        api.on("GET /api" + TASK, 200, "{\"due_date\":\"never\"}");
        var answer = visitor.get(TASK);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Something went wrong")
                .doesNotContain("DateTime", "never");
    }
}
