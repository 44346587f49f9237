package todo.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPagesTest {

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
    void whoAsksAndFromWhereIsPassedOn() {
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
    void whatIsTypedIsEscaped() {
        api.on("GET /api" + TASK, 200, FakeApi.task("<script>alert(1)</script>", 4));
        assertThat(visitor.get(TASK).body())
                .contains("value=\"&lt;script>")
                .doesNotContain("<script>alert");
    }

    @Test
    void anAddressThatIsNoIdNeverReachesTheApi() {
        assertThat(visitor.get("/tasks/me").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/tasks/1-1-1-1-1%3Fx").statusCode()).isEqualTo(404);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void whileTheApiIsAwayTheListSaysSoAndATaskCanBeTypedAllTheSame() {
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

    @Test
    void aTaskThatCannotBeAddedStaysTypedAndKeepsItsKey() {
        api.away();
        var answer =
                visitor.post(
                        "/tasks",
                        Map.of("text", "Buy milk tomorrow !high", "key", "11111111-aaaa"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains(
                        "Not added yet",
                        "name=\"text\" value=\"Buy milk tomorrow !high\"",
                        "value=\"11111111-aaaa\"",
                        ">Try again</button>");
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/tasks/quick");
        assertThat(api.asked().getFirst().headers())
                .containsEntry("idempotency-key", "11111111-aaaa");
    }

    @Test
    void aTitleThatIsTooLongComesBackWithTheReason() {
        api.fail(
                "POST /api/tasks/quick",
                422,
                "Between 1 and 200 characters.",
                "{\"pointer\":\"/title\",\"detail\":\"Between 1 and 200 characters.\"}");
        var answer = visitor.post("/tasks", Map.of("text", "Too long"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Between 1 and 200 characters.", "value=\"Too long\"");
    }

    @Test
    void whatWasUnderstoodOfALineIsSaid() {
        api.on(
                "POST /api/tasks/quick",
                201,
                FakeApi.quick(
                        "Pay rent",
                        """
                        {"text":"tomorrow","kind":"date"},{"text":"9am","kind":"time"},{"text":"\\\\","kind":"literal"},
                        {"text":"!high","kind":"priority"},{"text":"list:House","kind":"new_list"}
                        """));
        visitor.post("/tasks", Map.of("text", "whatever it is"));
        assertThat(visitor.get("/").body())
                .contains("“Pay rent” added: 24 December, 18:30 · !high · new list:House");
    }

    @Test
    void aTaskThatIsAddedAgainKeepsAllOfItWhateverFails() {
        api.away();
        var answer =
                visitor.post(
                        "/tasks",
                        Map.of("title", "Typed title", "description", "D", "due", "2026-12-24"));
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/tasks");
        assertThat(answer.body())
                .contains(
                        "name=\"title\" value=\"Typed title\"",
                        "name=\"description\" value=\"D\"",
                        "name=\"due\" value=\"2026-12-24\"");
    }

    @Test
    void aQuickDayIsADayWhereThePersonIs() {
        api.on("POST /api/tasks", 201, FakeApi.task("Buy milk", 1));
        visitor.cookies().put("time_zone", "Pacific%2FKiritimati");
        visitor.post("/tasks", Map.of("title", "Buy milk", "due", "today"));
        assertThat(api.asked().getFirst().body())
                .contains("\"due_date\":\"2026-11-24T00:00:00Z\"", "\"all_day\":true");
    }

    @Test
    void whatCannotBeSavedStaysTyped() {
        api.away();
        assertTyped(
                visitor.post(TASK, TYPED).body(), "Not saved yet", "What you typed is still here");
    }

    @Test
    void savingNamesTheVersionThatWasLookedAtAndLeavesTheTimeOfTheDay() {
        api.on(PATCH, 200, FakeApi.task("Typed title", 4));
        assertThat(visitor.post(TASK, TYPED).statusCode()).isEqualTo(303);
        assertThat(api.asked().getLast().headers()).containsEntry("if-match", "\"3\"");
        assertThat(api.asked().getLast().body())
                .contains("\"title\":\"Typed title\"", "\"in_progress\"")
                .doesNotContain("due_date");
        assertThat(visitor.get("/").body()).contains("“Typed title” saved.");
    }

    @Test
    void whatSomebodyElseHasStoredIsShownBesideWhatWasTyped() {
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
    void whatIsWrongIsSaidAtItsField() {
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
    void aDateThatIsNoneIsSaidAtItsField() {
        var form = new HashMap<>(TYPED);
        form.put("due", "31.12.");
        assertThat(visitor.post(TASK, form).body())
                .contains("id=\"due-fault\"", "value=\"31.12.\"");
    }

    @Test
    void aTaskThatIsGoneCanBeAddedAnew() {
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

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/delete"})
    void whatIsDoneWithOnePressCanBePressedAgain(String what) {
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
    void whatIsDeletedAlreadyIsDeleted() {
        api.fail("DELETE /api" + TASK, 404, "There is no such task.");
        var answer =
                visitor.post(TASK + "/delete", Map.of("title", "Stored title", "show", "open"));
        assertThat(answer.headers().firstValue("Location")).hasValue("/?show=open");
    }

    @Test
    void undoingTakesBackTheNewestChangeOfTheTaskAndOnlyOnce() {
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
    void whatStandsInTheWayOfUndoingIsSaid() {
        api.on("GET /api/changes", 200, change("null", false))
                .fail("POST /api/undo", 409, "This cannot be undone: “x” was changed since.");
        var answer = visitor.post(TASK + "/undo?show=all", Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("This cannot be undone: “x” was changed since.");
    }

    @Test
    void aTaskIsCompletedWithItsPartsWhichTheMessageSays() {
        api.fail(PATCH, 409, "A part of this task is still open.")
                .on(PATCH + "?force=true", 200, FakeApi.task("Stored title", 5));
        visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(visitor.get("/").body())
                .contains("“Stored title” completed, with all that is part of it.", ">Undo<");
    }

    @Test
    void aMessageThatTheBrowserMadeUpLeadsNowhere() {
        var made = "Press it\nhttps://example.org/";
        visitor.cookies().put("flash", Base64.getUrlEncoder().encodeToString(made.getBytes(UTF_8)));
        assertThat(visitor.get("/").body()).contains("Press it").doesNotContain("class=\"undo\"");
    }

    @Test
    void theBellSaysNothingWhereItCannotBeAnswered() {
        assertThat(visitor.with("HX-Request", "true").get("/notifications/bell").statusCode())
                .isEqualTo(204);
        visitor.cookies().clear();
        assertThat(visitor.get("/notifications/bell").statusCode()).isEqualTo(204);
    }

    @Test
    void aTimeIsOneOfTheDayWhereThePersonIs() {
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
    void htmxIsGivenTheListAlone() {
        api.on(PATCH, 200, FakeApi.task("Stored title", 5));
        visitor.with("HX-Request", "true");
        var answer = visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(answer.body()).contains("id=\"board\"", "hx-swap-oob").doesNotContain("<html");
        api.away();
        var away = visitor.post(TASK + "/status", Map.of("status", "completed"));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("Not done yet").doesNotContain("<html");
    }

    @Test
    void aFaultOfOurOwnIsAPageThatSaysNothingOfIt() {
        api.on("GET /api" + TASK, 200, "{\"created_at\":\"never\"}");
        var answer = visitor.get(TASK);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Something went wrong")
                .doesNotContain("DateTime", "never");
    }
}
