package todo.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.chat.ChatClient.saying;
import static todo.api.chat.ScriptedAssistant.call;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChatTest extends WithChat {

    @Test
    void an_answer_is_streamed_as_the_protocol_wants_it() {
        assistant.next(turn -> {
            turn.say("Hello");
            turn.say(", Ada.");
            turn.nextStep();
            turn.say("Bye.");
        });

        try (var answer = user.open(saying("hi"))) {
            assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(answer.header("X-Vercel-AI-UI-Message-Stream")).isEqualTo("v1");
            var id = answer.next("start").get("messageId").textValue();
            var lines = new ArrayList<String>();
            for (var event = answer.next(); event != null; event = answer.next()) {
                lines.add(event.toString());
            }
            assertThat(lines)
                    .containsExactly(
                            "{\"type\":\"start-step\"}",
                            "{\"type\":\"text-start\",\"id\":\"text-1\"}",
                            "{\"type\":\"text-delta\",\"id\":\"text-1\",\"delta\":\"Hello\"}",
                            "{\"type\":\"text-delta\",\"id\":\"text-1\",\"delta\":\", Ada.\"}",
                            "{\"type\":\"text-end\",\"id\":\"text-1\"}",
                            "{\"type\":\"finish-step\"}",
                            "{\"type\":\"start-step\"}",
                            "{\"type\":\"text-start\",\"id\":\"text-2\"}",
                            "{\"type\":\"text-delta\",\"id\":\"text-2\",\"delta\":\"Bye.\"}",
                            "{\"type\":\"text-end\",\"id\":\"text-2\"}",
                            "{\"type\":\"finish-step\"}",
                            "{\"type\":\"finish\"}");
            var history = user.history(answer.conversation()).get("messages");
            assertThat(history.findValuesAsText("content"))
                    .containsExactly("hi", "Hello, Ada.\n\nBye.");
            assertThat(history.get(1).get("id").textValue()).isEqualTo(id);
        }
    }

    @Test
    void nothing_is_changed_any_more_once_the_user_has_signed_out() {
        var milk = Map.of("tasks", List.of(Map.of("title", "Milk")));
        assistant.next(turn -> {
            assertThat(call(turn, "c1", "list_lists", Map.of())).isPresent();
            assertThat(user.client().post("/api/auth/logout", Map.of()).status()).isEqualTo(200);
            call(turn, "c2", "add_tasks", milk);
            turn.say("Added.");
        });

        var heard = user.say("add milk");

        assertThat(heard.text()).isEqualTo("You have signed out, so the answer ends here.");
    }

    @Test
    void a_tool_runs_for_the_user_through_the_channel_chat() {
        assistant.next(turn -> {
            var output =
                    call(turn, "c1", "add_tasks", Map.of("tasks", List.of(Map.of("title", "Milk"))))
                            .orElseThrow();
            turn.say(output.get("message").textValue());
        });

        var heard = user.say("add milk");

        assertThat(heard.types())
                .containsExactly(
                        "start",
                        "start-step",
                        "tool-input-start",
                        "tool-input-delta",
                        "tool-input-available",
                        "tool-output-available",
                        "text-start",
                        "text-delta",
                        "text-end",
                        "finish-step",
                        "finish");
        assertThat(heard.only("tool-input-available").toString())
                .isEqualTo(
                        "{\"type\":\"tool-input-available\",\"toolCallId\":\"c1\",\"toolName\":\"add_tasks\",\"input\":{\"tasks\":[{\"title\":\"Milk\"}]}}");
        var output = heard.only("tool-output-available");
        assertThat(output.at("/output/tasks/0/title").textValue()).isEqualTo("Milk");
        assertThat(heard.text()).isEqualTo("Added “Milk”.");
        var changes = user.client().get("/api/changes").body();
        assertThat(changes.at("/changes/0/through").textValue()).isEqualTo("chat");
        var part = user.history(heard.conversation()).at("/messages/1/parts/0");
        assertThat(part.get("type").textValue()).isEqualTo("tool-add_tasks");
        assertThat(part.get("state").textValue()).isEqualTo("output-available");
        assertThat(part.get("output")).isEqualTo(output.get("output"));
    }

    @Test
    void a_tool_that_fails_says_why_and_the_assistant_goes_on() {
        assistant.next(turn -> {
            var output =
                    call(turn, "c1", "complete_tasks", Map.of("tasks", List.of("Nothing")))
                            .orElseThrow();
            turn.say(output.get("error").textValue());
        });

        var heard = user.say("complete nothing");

        assertThat(heard.only("tool-output-available").at("/output/success").booleanValue())
                .isFalse();
        assertThat(heard.text()).isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void an_invented_tool_is_an_error_for_the_reader_and_for_the_assistant() {
        assistant.next(turn -> {
            var output = call(turn, "c1", "drop_database", Map.of()).orElseThrow();
            turn.say(output.get("error").textValue());
        });

        var heard = user.say("drop it");

        assertThat(heard.only("tool-output-error").get("errorText").textValue())
                .isEqualTo("There is no tool “drop_database”.");
        assertThat(heard.text()).isEqualTo("UNKNOWN_TOOL");
        var part = user.history(heard.conversation()).at("/messages/1/parts/0");
        assertThat(part.get("state").textValue()).isEqualTo("output-error");
        assertThat(part.get("errorText").textValue()).contains("drop_database");
    }

    @Test
    void the_ninth_call_is_refused_and_an_assistant_without_end_is_stopped() {
        assistant.next(turn -> {
            for (var i = 1; ; i++) {
                var output = call(turn, "c" + i, "list_lists", Map.of()).orElseThrow();
                assertThat(output.get("success").booleanValue()).isEqualTo(i <= 8);
            }
        });

        var heard = user.say("go on and on");

        assertThat(heard.types()).filteredOn("tool-output-available"::equals).hasSize(8);
        assertThat(heard.types()).filteredOn("tool-output-error"::equals).hasSize(8);
        assertThat(heard.text())
                .isEqualTo("The assistant did not come to an end, so it was stopped.");
        assertThat(heard.types()).endsWith("text-end", "finish-step", "finish");
    }

    @Test
    void a_text_without_end_is_cut() {
        assistant.next(turn -> {
            while (true) {
                turn.say("x".repeat(1000));
            }
        });

        var heard = user.say("tell me everything");

        assertThat(heard.text())
                .hasSizeLessThan(33_000)
                .endsWith("The answer is too long, so it ends here.");
    }

    @Test
    void characters_that_cannot_be_stored_are_replaced_and_halves_are_joined() {
        assistant.next(turn -> {
            turn.say("a\u0000b \ud83c");
            turn.say("\udf84 \ud83c");
            turn.nextStep();
            call(turn, "c1", "search", Map.of("query", "a\u0000\ud83c"));
        });

        var heard = user.say("hi");

        assertThat(heard.text()).isEqualTo("a\ufffdb \ud83c\udf84 ");
        assertThat(heard.only("tool-input-available").at("/input/query").textValue())
                .isEqualTo("a\ufffd\ufffd");
        assertThat(user.history(heard.conversation()).get("messages")).hasSize(2);
    }

    @Test
    void an_assistant_that_breaks_ends_the_stream_with_an_error_and_keeps_what_was_said() {
        assistant.next(turn -> {
            turn.say("Let me see");
            throw new IllegalStateException("the test wants this");
        });

        var heard = user.say("hi");

        assertThat(heard.types())
                .endsWith("text-delta", "text-end", "error", "finish-step", "finish");
        assertThat(heard.only("error").get("errorText").textValue())
                .isEqualTo("Something went wrong on the server. Please try again.");
        assertThat(user.history(heard.conversation()).at("/messages/1/content").textValue())
                .isEqualTo("Let me see");
    }

    @Test
    void a_failure_to_read_from_elsewhere_does_not_look_like_a_reader_who_is_gone() {
        assistant.next(turn -> {
            throw new IOException("the test wants this");
        });

        assertThat(user.say("hi").types()).endsWith("error", "finish-step", "finish");
    }

    @Test
    void what_the_user_said_is_stored_before_the_assistant_is_asked() {
        assistant.next(turn ->
                turn.say(
                        user.client()
                                .get("/api/chat/history")
                                .body()
                                .at("/messages/0/content")
                                .asText()));

        assertThat(user.say("remember me").text()).isEqualTo("remember me");
    }

    @Test
    void what_a_tool_has_done_is_stored_before_the_answer_ends() {
        assistant.next(turn -> {
            call(turn, "c1", "list_lists", Map.of());
            turn.say(
                    user.client()
                            .get("/api/chat/history")
                            .body()
                            .at("/messages/1/parts/0/state")
                            .asText());
        });

        assertThat(user.say("lists?").text()).isEqualTo("output-available");
    }

    @Test
    void a_change_is_stored_as_interrupted_while_it_is_made() throws Exception {
        user.client().post("/api/tasks", Map.of("title", "Milk"));
        assistant.next(
                turn -> call(turn, "c1", "complete_tasks", Map.of("tasks", List.of("Milk"))));
        try (var other = connect()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select 1 from tasks for update")) {
                lock.execute();
            }
            try (var answer = user.open(saying("complete milk"))) {
                var conversation = answer.conversation();
                answer.next("tool-input-available");
                var error = firstError(conversation);
                for (var i = 0; error.isEmpty() && i < 1_000; i++) {
                    error = firstError(conversation);
                }
                assertThat(error).isEqualTo("INTERRUPTED");
                other.rollback();
                var output = answer.next("tool-output-available").get("output");
                assertThat(output.get("success").booleanValue()).isTrue();
                answer.next("finish");
                var parts = user.history(conversation).at("/messages/1/parts");
                assertThat(parts).hasSize(1);
                assertThat(parts.at("/0/output")).isEqualTo(output);
            }
        }
    }

    private String firstError(String conversation) {
        return user.history(conversation).at("/messages/1/parts/0/output/error").asText();
    }

    @Test
    void a_reader_who_leaves_stops_the_assistant_and_what_was_said_is_stored() {
        var cancelled = new CountDownLatch(1);
        assistant.next(turn -> {
            turn.say("Let me think");
            try (var _ = turn.onStop(cancelled::countDown)) {
                await(cancelled, 10);
            }
            turn.say(" of something.");
        });
        String conversation;
        try (var answer = user.open(saying("hi"))) {
            answer.next("text-delta");
            conversation = answer.conversation();
        }

        await(cancelled, 10);
        var messages = user.history(conversation).get("messages");
        for (var i = 0; messages.size() < 2 && i < 1_000; i++) {
            messages = user.history(conversation).get("messages");
        }
        assertThat(messages.at("/1/content").textValue()).isEqualTo("Let me think");
    }

    @Test
    void a_call_that_is_not_shown_any_more_is_not_run() {
        var stopped = new CountDownLatch(1);
        assistant.next(turn -> {
            turn.say("Wait");
            try (var _ = turn.onStop(() -> {})) {
                while (true) {
                    turn.nextStep();
                }
            } finally {
                try {
                    call(turn, "c1", "add_tasks", Map.of("tasks", List.of(Map.of("title", "x"))));
                } finally {
                    stopped.countDown();
                }
            }
        });
        try (var answer = user.open(saying("hi"))) {
            answer.next("text-delta");
        }

        await(stopped, 10);
        assertThat(user.client().get("/api/tasks").body().get("total").intValue()).isZero();
    }

    @Test
    void a_turn_ends_after_its_time_and_says_so() {
        var times = new TurnTimes(Duration.ofMillis(200), TIMES.ping(), TIMES.grace());
        var slow = new ScriptedAssistant();
        slow.next(ChatTest::waitForTheEnd);
        try (var other = start(clock, Map.of(), new Assistants(slow, null), times)) {
            var heard = ChatClient.newUser(other).say("hi");

            assertThat(heard.text())
                    .isEqualTo("One moment\n\nThe answer took too long, so it ends here.");
            assertThat(heard.types()).endsWith("text-end", "finish-step", "finish");
        }
    }

    /** As a model does whose connection is cut by the cancellation. */
    private static void waitForTheEnd(Turn turn) throws IOException {
        var over = new CountDownLatch(1);
        turn.say("One moment");
        try (var _ = turn.onStop(over::countDown)) {
            await(over, 10);
        }
        throw new ModelUnavailable("The connection was lost.");
    }

    @Test
    void an_assistant_that_ends_quietly_when_its_time_is_over_is_not_taken_for_finished() {
        var times = new TurnTimes(Duration.ofMillis(100), TIMES.ping(), TIMES.grace());
        var quiet = new ScriptedAssistant();
        quiet.next(turn -> {
            try {
                waitForTheEnd(turn);
            } catch (ModelUnavailable cancelled) {
                // As if there were nothing more to say.
            }
        });
        try (var other = start(clock, Map.of(), new Assistants(quiet, null), times)) {
            assertThat(ChatClient.newUser(other).say("hi").text()).contains("took too long");
        }
    }

    @Test
    void a_shutdown_ends_an_answer_in_good_order_and_stores_it() throws Exception {
        var slow = new ScriptedAssistant();
        slow.next(ChatTest::waitForTheEnd);
        var other = start(clock, Map.of(), new Assistants(slow, null), TIMES);
        try (var answer = ChatClient.newUser(other).open(saying("hi"))) {
            answer.next("text-delta");
            var closing = Thread.startVirtualThread(other::close);

            assertThat(answer.next("text-delta").get("delta").textValue())
                    .contains("The server restarts");
            answer.next("finish");
            assertThat(answer.next()).isNull();
            assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void a_quiet_stream_has_pings() {
        var go = new CountDownLatch(1);
        assistant.next(turn -> await(go, 10));
        try (var answer = user.open(saying("hi"))) {
            while (!answer.line().equals(": ping")) {
                // The events before it.
            }
            go.countDown();
        }
    }
}
