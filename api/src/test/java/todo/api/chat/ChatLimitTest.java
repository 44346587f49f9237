package todo.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.chat.ChatClient.saying;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.api.TestApi;

@Timeout(60)
class ChatLimitTest extends WithChat {

    @Test
    void a_message_has_at_most_4000_characters() {
        assistant.next(turn -> turn.say("Yes."));

        assertThat(user.say("😀".repeat(4_000)).text()).isEqualTo("Yes.");
        var longer = user.post(saying("x".repeat(4_001)));
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.body().at("/errors/0/pointer").textValue())
                .isEqualTo("/messages/0/content");
        assertThat(longer.body().at("/errors/0/code").textValue()).isEqualTo("too-long");
        assertThat(user.post(saying(" ")).status()).isEqualTo(422);
    }

    @Test
    void a_user_begins_20_turns_a_minute() {
        for (var i = 0; i < 20; i++) {
            assistant.next(turn -> turn.say("Yes."));
            user.say("hi");
        }

        clock.advance(Duration.ofSeconds(40));
        var refused = user.post(saying("hi"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("21");
        assertThat(refused.body().get("detail").textValue())
                .isEqualTo("You can write 20 messages a minute. Try again in 21 seconds.");
        assistant.next(turn -> turn.say("Yes."));
        assertThat(ChatClient.newUser(api).say("hi").text()).isEqualTo("Yes.");
        clock.advance(Duration.ofSeconds(21));
        assistant.next(turn -> turn.say("Again."));
        assertThat(user.say("hi").text()).isEqualTo("Again.");
        assertThat(metric("todo_chat_limited_total{limit=\"turns\",}")).isPositive();
    }

    @Test
    void a_user_has_5_answers_written_at_once_and_a_place_is_free_when_one_ends() {
        var go = new CountDownLatch(1);
        var open = new ArrayList<ChatClient.Reading>();
        for (var i = 0; i < 5; i++) {
            open.add(blocked(user, go));
        }

        var refused = user.post(saying("one more"));
        go.countDown();
        open.forEach(ChatLimitTest::readToEnd);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("5");
        assistant.next(turn -> turn.say("Yes."));
        assertThat(user.say("hi").text()).isEqualTo("Yes.");
    }

    private static ChatClient.Reading blocked(ChatClient user, CountDownLatch go) {
        assistant.next(turn -> {
            turn.say("Wait.");
            await(go, 30);
        });
        var answer = user.open(saying("hi"));
        answer.next("text-delta");
        return answer;
    }

    private static void readToEnd(ChatClient.Reading answer) {
        while (answer.next() != null) {
            // Only its end counts.
        }
        answer.close();
    }

    @Test
    void answers_that_are_being_written_keep_nobody_from_their_tasks() {
        var go = new CountDownLatch(1);
        var open = new ArrayList<ChatClient.Reading>();
        for (var i = 0; i < 10; i++) {
            var other = ChatClient.newUser(api);
            for (var j = 0; j < 4; j++) {
                open.add(blocked(other, go));
            }
        }

        for (var i = 0; i < 20; i++) {
            assertThat(user.client().get("/api/tasks").status()).isEqualTo(200);
        }
        go.countDown();
        open.forEach(ChatLimitTest::readToEnd);
    }

    @Test
    void after_the_tokens_of_a_day_the_built_in_assistant_answers() {
        var model = new ScriptedAssistant();
        var builtIn = new ScriptedAssistant();
        var assistants =
                new Assistants(
                        builtIn, new Assistants.Model(model, "gpt-test", "models.example.org"));
        try (var other = start(clock, Map.of("CHAT_TOKENS_A_DAY", "100"), assistants, TIMES)) {
            var someone = withPersonalToken(other);
            for (var tokens : List.of(60, 60)) {
                model.next(turn -> {
                    turn.used(tokens);
                    turn.say("From the model.");
                });
                assertThat(someone.say("hi").text()).isEqualTo("From the model.");
            }

            builtIn.next(turn -> turn.say("Built in."));
            assertThat(someone.say("hi").text())
                    .isEqualTo(
                            "You have used your share of the language model for today, so the built-in assistant answers. "
                                    + "There is more after midnight UTC.Built in.");
            model.next(turn -> turn.say("For others."));
            assertThat(ChatClient.newUser(other).say("hi").text()).isEqualTo("For others.");
            clock.advance(Duration.ofDays(1));
            for (var i = 0; i < 2; i++) {
                model.next(turn -> {
                    turn.used(60);
                    turn.say("A new day.");
                });
                assertThat(someone.say("hi").text()).isEqualTo("A new day.");
            }
            assertThat(metric(other.client().get("/metrics").text(), "todo_chat_tokens_total"))
                    .isEqualTo(240);
            assertThat(
                            metric(
                                    other.client().get("/metrics").text(),
                                    "todo_chat_limited_total{limit=\"tokens\",}"))
                    .isEqualTo(1);
        }
    }

    /** Its token outlasts the day. */
    private static ChatClient withPersonalToken(TestApi other) {
        var token = other.newUser().post("/api/auth/tokens", Map.of("name", "t", "scope", "write"));
        return new ChatClient(other, other.bearing(token.body().get("token").textValue()));
    }

    @Test
    void an_operator_switches_the_assistant_off() {
        try (var other =
                start(clock, Map.of("CHAT", "false"), new Assistants(assistant, null), TIMES)) {
            var someone = ChatClient.newUser(other);

            assertThat(someone.client().get("/api/chat").body().get("enabled").booleanValue())
                    .isFalse();
            var refused = someone.post(saying("hi"));
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.body().get("detail").textValue())
                    .isEqualTo("The assistant is switched off on this server.");
            for (var path : List.of("/api/chat/history", "/api/chat/conversations")) {
                assertThat(someone.client().get(path).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void turns_and_the_time_to_the_first_text_are_counted() {
        var turns = metric("todo_chat_turns_total{assistant=\"built-in\",outcome=\"answered\",}");
        var texts = metric("todo_chat_first_text_seconds_count");
        assistant.next(turn -> {
            turn.say("Yes.");
            turn.say("No.");
        });
        user.say("hi");

        assertThat(metric("todo_chat_turns_total{assistant=\"built-in\",outcome=\"answered\",}"))
                .isEqualTo(turns + 1);
        assertThat(metric("todo_chat_first_text_seconds_count")).isEqualTo(texts + 1);
    }

    private static double metric(String name) {
        return metric(api.client().get("/metrics").text(), name);
    }

    private static double metric(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }
}
