package todo.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.chat.ScriptedAssistant.call;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user is asked before anything is deleted. */
@Timeout(30)
class ApprovalTest extends WithChat {

    @BeforeEach
    void addTask() {
        user.client().post("/api/tasks", Map.of("title", "Milk"));
    }

    private ChatClient.Heard askToDelete(String... titles) {
        assistant.next(turn ->
                assertThat(call(turn, "c1", "delete_tasks", Map.of("tasks", List.of(titles))))
                        .isEmpty());
        return user.say("delete it");
    }

    private int tasks() {
        return user.client().get("/api/tasks").body().get("total").intValue();
    }

    @Test
    void a_deletion_asks_by_title_and_ends_the_answer() {
        var asked = askToDelete("Milk");

        assertThat(asked.types())
                .containsExactly(
                        "start",
                        "start-step",
                        "text-start",
                        "text-delta",
                        "text-end",
                        "tool-input-start",
                        "tool-input-delta",
                        "tool-input-available",
                        "tool-approval-request",
                        "finish-step",
                        "finish");
        assertThat(asked.text()).isEqualTo("Delete “Milk”?");
        assertThat(asked.only("tool-approval-request").get("toolCallId").textValue())
                .isEqualTo("c1");
        assertThat(tasks()).isEqualTo(1);
        var part = user.history(asked.conversation()).at("/messages/1/parts/1");
        assertThat(part.get("state").textValue()).isEqualTo("approval-requested");
        assertThat(part.get("approval").get("id"))
                .isEqualTo(asked.only("tool-approval-request").get("approvalId"));
    }

    @Test
    void an_approved_call_is_run_and_the_same_message_goes_on() {
        var asked = askToDelete("Milk");
        assistant.next(turn -> turn.say("Done."));

        var done = user.decide(asked, true);

        assertThat(done.types())
                .containsExactly(
                        "start",
                        "tool-output-available",
                        "start-step",
                        "text-start",
                        "text-delta",
                        "text-end",
                        "finish-step",
                        "finish");
        assertThat(done.only("start")).isEqualTo(asked.only("start"));
        assertThat(done.conversation()).isEqualTo(asked.conversation());
        assertThat(done.only("tool-output-available").at("/output/message").textValue())
                .startsWith("Deleted “Milk”.");
        assertThat(tasks()).isZero();
        var last = assistant.seen().getLast();
        assertThat(last.role()).isEqualTo(Role.ASSISTANT);
        var output = ((Part.ToolCall) last.parts().getLast()).output();
        assertThat(String.valueOf(output)).contains("\"success\":true");
        var messages = user.history(asked.conversation()).get("messages");
        assertThat(messages).hasSize(2);
        assertThat(messages.at("/1/content").textValue()).isEqualTo("Delete “Milk”?\n\nDone.");
    }

    @Test
    void several_tasks_are_deleted_by_one_approval() {
        user.client().post("/api/tasks", Map.of("title", "Bread"));
        var asked = askToDelete("Milk", "Bread");
        assistant.next(turn -> turn.say("Done."));

        user.decide(asked, true);

        assertThat(tasks()).isZero();
    }

    @Test
    void a_refused_call_is_not_run_and_the_assistant_learns_it() {
        var asked = askToDelete("Milk");
        assistant.next(turn -> turn.say("As you like."));

        var done = user.decide(asked, false);

        assertThat(done.only("tool-output-available").at("/output/error").textValue())
                .isEqualTo("REFUSED");
        assertThat(done.text()).isEqualTo("As you like.");
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void another_message_refuses_the_call_for_good() {
        var asked = askToDelete("Milk");
        assistant.next(turn -> turn.say("Fine."));

        user.say(asked.conversation(), "never mind");

        var call = (Part.ToolCall) assistant.seen().get(1).parts().getLast();
        assertThat(String.valueOf(call.output())).contains("REFUSED");
        assertThat(user.post(ChatClient.decision(asked, true)).status()).isEqualTo(404);
        assertThat(tasks()).isEqualTo(1);
        assertThat(
                        user.history(asked.conversation())
                                .at("/messages/1/parts/1/output/error")
                                .textValue())
                .isEqualTo("REFUSED");
    }

    @Test
    void an_approval_is_valid_once() {
        var asked = askToDelete("Milk");
        assistant.next(turn -> turn.say("Done."));
        user.decide(asked, true);

        var again = user.post(ChatClient.decision(asked, true));

        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body().get("detail").textValue())
                .isEqualTo("This approval was used, or is no longer waited for.");
    }

    @Test
    void an_approval_stands_even_if_an_older_answer_ends_later() {
        var asked = new AtomicReference<ChatClient.Heard>();
        assistant.next(turn -> {
            assistant.next(
                    next -> call(next, "c1", "delete_tasks", Map.of("tasks", List.of("Milk"))));
            asked.set(user.say(user.lastConversation(), "delete it"));
            turn.say("Late.");
        });
        user.say("hi");
        assistant.next(turn -> turn.say("Done."));

        var done = user.decide(Objects.requireNonNull(asked.get()), true);

        assertThat(done.text()).isEqualTo("Done.");
        assertThat(tasks()).isZero();
        assertThat(user.history(done.conversation()).get("messages").findValuesAsText("content"))
                .containsExactly("hi", "Late.", "delete it", "Delete “Milk”?\n\nDone.");
    }

    @Test
    void an_older_answer_cannot_ask_any_more() {
        assistant.next(turn -> {
            assistant.next(next -> next.say("Hello."));
            user.say(user.lastConversation(), "stop");
            tryInVain(turn);
        });

        var heard = user.say("delete it");

        assertThat(heard.types()).doesNotContain("tool-approval-request");
        assertThat(heard.only("tool-output-available").at("/output/error").textValue())
                .isEqualTo("NOT_ASKED");
        assertThat(user.history(heard.conversation()).at("/messages/1/parts/1/output/error"))
                .hasToString("\"NOT_ASKED\"");
    }

    private static void tryInVain(Turn turn) throws IOException {
        var output = call(turn, "c1", "delete_tasks", Map.of("tasks", List.of("Milk")));
        assertThat(output.orElseThrow().get("error").textValue()).isEqualTo("NOT_ASKED");
    }

    @Test
    void what_could_not_be_stored_is_not_asked() {
        assistant.next(turn -> {
            user.client().delete("/api/chat/history");
            tryInVain(turn);
        });

        var heard = user.say("delete it");

        assertThat(heard.types()).doesNotContain("tool-approval-request");
        assertThat(heard.only("tool-output-available").at("/output/message").textValue())
                .isEqualTo("The user could not be asked, so nothing was done.");
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void an_approval_of_what_was_not_asked_does_nothing() throws SQLException {
        var asked = askToDelete("Milk");
        update(
                """
                update chat_messages set parts = parts || '[{"type": "text", "text": "Well."}]'
                where number = 2 and conversation_id = '%s'
                """
                        .formatted(asked.conversation()));

        assertThat(user.post(ChatClient.decision(asked, true)).status()).isEqualTo(404);
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void an_approval_is_of_no_use_to_others() {
        var asked = askToDelete("Milk");
        var other = ChatClient.newUser(api);

        assertThat(other.post(ChatClient.decision(asked, true)).status()).isEqualTo(404);
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void an_approval_that_comes_too_late_runs_nothing() {
        var asked = askToDelete("Milk");
        assistant.next(turn -> turn.say("Too late."));
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));

        var done = user.decide(asked, true);

        assertThat(done.only("tool-output-available").at("/output/error").textValue())
                .isEqualTo("APPROVAL_EXPIRED");
        assertThat(done.text()).isEqualTo("Too late.");
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void only_the_tasks_of_the_question_are_deleted() {
        var asked = askToDelete("Milk");
        assistant.next(turn -> turn.say("?"));
        var id = user.client().get("/api/tasks").body().at("/tasks/0/id").textValue();
        user.client().patch("/api/tasks/" + id, Map.of("title", "Gold"));
        user.client().post("/api/tasks", Map.of("title", "Milk"));

        var done = user.decide(asked, true);

        assertThat(done.only("tool-output-available").at("/output/error").textValue())
                .isEqualTo("INVALID_CONFIRMATION");
        assertThat(tasks()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_deleted_is_not_asked_about() {
        assistant.next(turn -> {
            var output = call(turn, "c1", "delete_tasks", Map.of("tasks", List.of("Gold")));
            turn.say(output.orElseThrow().get("error").textValue());
        });

        var heard = user.say("delete gold");

        assertThat(heard.text()).isEqualTo("TASK_NOT_FOUND");
        assertThat(heard.types()).doesNotContain("tool-approval-request");
    }

    @Test
    void a_title_is_no_markup_in_the_question() {
        user.client()
                .post("/api/tasks", Map.of("title", "![x](https://evil.example/?q=1) **now**"));

        var asked = askToDelete("![x](https://evil.example/?q=1) **now**");

        assertThat(asked.text())
                .isEqualTo("Delete “\\!\\[x\\]\\(https\\://evil.example/?q=1\\) \\*\\*now\\*\\*”?");
    }

    @Test
    void an_assistant_that_does_not_wait_gets_nothing_done() {
        assistant.next(turn -> {
            call(turn, "c1", "delete_tasks", Map.of("tasks", List.of("Milk")));
            turn.say("It is gone.");
            assertThat(call(turn, "c2", "delete_tasks", Map.of("tasks", List.of("Milk"))))
                    .hasValueSatisfying(output ->
                            assertThat(output.get("error").textValue()).isEqualTo("WAITING"));
        });

        var heard = user.say("delete it");

        assertThat(heard.text()).isEqualTo("Delete “Milk”?");
        assertThat(tasks()).isEqualTo(1);
        assertThat(user.history(heard.conversation()).at("/messages/1/parts")).hasSize(2);
    }

    @Test
    void a_confirmation_that_the_assistant_invents_deletes_nothing() {
        assistant.next(turn ->
                assertThat(
                                call(
                                        turn,
                                        "c1",
                                        "delete_tasks",
                                        Map.of("tasks", List.of("Milk"), "confirmation", "1.x")))
                        .isEmpty());

        user.say("delete it");

        assertThat(tasks()).isEqualTo(1);
    }
}
