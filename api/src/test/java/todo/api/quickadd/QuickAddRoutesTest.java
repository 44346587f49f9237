package todo.api.quickadd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

class QuickAddRoutesTest {

    private static TestApi api;
    private Client client;

    @BeforeAll
    static void start() {
        var clock = new MovableClock(Instant.parse("2026-11-24T09:00:00Z"));
        api = TestApi.start(TestApi.database(), clock, Map.of());
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

    private Client.Answer quick(String text) {
        return client.post("/api/tasks/quick", Map.of("text", text));
    }
}
