package todo.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.chat.ScriptedAssistant.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.api.TestApi;

@Timeout(60)
class ConversationTest extends WithChat {

    private ChatClient.Heard say(String text) {
        clock.advance(Duration.ofSeconds(1));
        assistant.next(turn -> turn.say("Yes."));
        return user.say(text);
    }

    private ChatClient.Heard say(String conversation, String text) {
        clock.advance(Duration.ofSeconds(1));
        assistant.next(turn -> turn.say("Yes."));
        return user.say(conversation, text);
    }

    private List<String> titles() {
        return user.client()
                .get("/api/chat/conversations")
                .body()
                .get("conversations")
                .findValuesAsText("title");
    }

    @Test
    void the_assistant_is_shown_what_was_said_and_done_before() {
        assistant.next(turn -> {
            turn.say("Look:");
            call(turn, "c1", "list_lists", Map.of());
            turn.say("None.");
        });
        var first = user.say("which lists?");

        say(first.conversation(), "thanks");

        var seen = assistant.seen();
        assertThat(seen)
                .extracting(Message::role)
                .containsExactly(Role.USER, Role.ASSISTANT, Role.USER);
        assertThat(seen.get(1).parts()).hasSize(3);
        assertThat(seen.get(1).parts().get(1))
                .isInstanceOfSatisfying(
                        Part.ToolCall.class,
                        part -> {
                            assertThat(part.id()).isEqualTo("c1");
                            assertThat(part.tool()).isEqualTo("list_lists");
                            assertThat(part.input()).isEmpty();
                            assertThat(part.output())
                                    .isEqualTo(first.only("tool-output-available").get("output"));
                        });
        assertThat(seen.getLast().text()).isEqualTo("thanks");
    }

    @Test
    void the_title_is_the_beginning_of_the_first_message() {
        say("What is\n due?");
        say("word ".repeat(30));
        say("x".repeat(100));

        assertThat(titles())
                .containsExactly(
                        "x".repeat(79) + "…", "word ".repeat(15).strip() + "…", "What is due?");
    }

    @Test
    void the_conversation_used_last_is_first_and_its_history_is_the_default() {
        var first = say("one");
        say("two");
        say(first.conversation(), "three");

        assertThat(titles()).containsExactly("one", "two");
        var history = user.client().get("/api/chat/history").body();
        assertThat(history.get("conversation_id").textValue()).isEqualTo(first.conversation());
        assertThat(history.get("messages").findValuesAsText("content"))
                .containsExactly("one", "Yes.", "three", "Yes.");
        assertThat(history.get("messages").findValuesAsText("role"))
                .containsExactly("user", "assistant", "user", "assistant");
        assertThat(history.at("/messages/0/parts").toString())
                .isEqualTo("[{\"type\":\"text\",\"text\":\"one\"}]");
    }

    @Test
    void a_history_has_the_last_messages() {
        var conversation = say("one").conversation();
        say(conversation, "two");

        var limited =
                user.client()
                        .get("/api/chat/history?limit=3&conversation_id=" + conversation)
                        .body();

        assertThat(limited.get("messages").findValuesAsText("content"))
                .containsExactly("Yes.", "two", "Yes.");
        for (var broken : List.of("limit=0", "limit=101", "conversation_id=x")) {
            assertThat(user.client().get("/api/chat/history?" + broken).status()).isEqualTo(422);
        }
    }

    @Test
    void someone_who_has_said_nothing_has_an_empty_history() {
        var history = user.client().get("/api/chat/history").body();

        assertThat(history.toString()).isEqualTo("{\"conversation_id\":null,\"messages\":[]}");
        assertThat(titles()).isEmpty();
    }

    @Test
    void a_conversation_is_renamed() {
        var id = say("one").conversation();

        var renamed =
                user.client()
                        .patch("/api/chat/conversations/" + id, Map.of("title", " The  weekend "));

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(titles()).containsExactly(renamed.body().get("title").textValue());
        assertThat(titles()).containsExactly("The  weekend");
        for (var broken : List.of("", " ", "x".repeat(81))) {
            var answer =
                    user.client().patch("/api/chat/conversations/" + id, Map.of("title", broken));
            assertThat(answer.status()).isEqualTo(422);
        }
    }

    @Test
    void a_conversation_is_deleted_or_all_are() {
        var first = say("one").conversation();
        say("two");
        say("three");

        assertThat(user.client().delete("/api/chat/conversations/" + first).status())
                .isEqualTo(204);
        assertThat(titles()).containsExactly("three", "two");
        assertThat(user.post(goingOn(first)).status()).isEqualTo(404);
        assertThat(user.client().delete("/api/chat/history").status()).isEqualTo(204);
        assertThat(titles()).isEmpty();
    }

    private static Map<String, ?> goingOn(String conversation) {
        return Map.of(
                "conversation_id",
                conversation,
                "messages",
                List.of(Map.of("role", "user", "content", "x")));
    }

    @Test
    void a_conversation_is_nobody_elses() {
        var mine = say("one").conversation();
        var other = ChatClient.newUser(api);

        assertThat(other.client().get("/api/chat/history?conversation_id=" + mine).status())
                .isEqualTo(404);
        assertThat(other.post(goingOn(mine)).status()).isEqualTo(404);
        assertThat(
                        other.client()
                                .patch("/api/chat/conversations/" + mine, Map.of("title", "x"))
                                .status())
                .isEqualTo(404);
        assertThat(other.client().delete("/api/chat/conversations/" + mine).status())
                .isEqualTo(404);
        other.client().delete("/api/chat/history");
        assertThat(titles()).containsExactly("one");
    }

    @Test
    void an_answer_to_a_deleted_conversation_is_not_stored() {
        assistant.next(turn -> {
            user.client().delete("/api/chat/history");
            turn.say("Too late.");
        });

        var heard = user.say("hi");

        assertThat(heard.text()).isEqualTo("Too late.");
        assertThat(titles()).isEmpty();
    }

    /** What another message does to a turn that has not noticed yet that its reader is gone. */
    private String sayMeanwhile(Assistant meanwhile) {
        assistant.next(turn -> {
            meanwhile.answer(turn);
            turn.say("Late.");
        });
        return user.say("one").conversation();
    }

    private List<String> contents(String conversation) {
        return user.history(conversation).get("messages").findValuesAsText("content");
    }

    @Test
    void a_late_answer_stays_with_its_question() {
        var conversation = sayMeanwhile(turn -> say(user.lastConversation(), "two"));

        assertThat(assistant.seen()).extracting(Message::text).containsExactly("one", "two");
        assertThat(contents(conversation)).containsExactly("one", "Late.", "two", "Yes.");
        assistant.next(turn -> turn.say("Again."));
        user.ask(regenerated(conversation, "two"));
        assertThat(contents(conversation)).containsExactly("one", "Late.", "two", "Again.");
    }

    private static Map<String, ?> regenerated(String conversation, String text) {
        return Map.of(
                "conversation_id",
                conversation,
                "trigger",
                "regenerate-message",
                "messages",
                List.of(Map.of("role", "user", "content", text)));
    }

    @Test
    void a_late_answer_that_another_one_replaces_does_not_come_back() {
        var conversation =
                sayMeanwhile(turn -> {
                    assistant.next(again -> again.say("Again."));
                    user.ask(regenerated(user.lastConversation(), "one"));
                });

        assertThat(contents(conversation)).containsExactly("one", "Again.");
    }

    @Test
    void an_answer_of_nothing_is_not_shown() {
        assistant.next(turn -> {});
        var conversation = user.say("one").conversation();

        assertThat(contents(conversation)).containsExactly("one");
    }

    @Test
    void conversations_go_with_the_account() {
        var email = UUID.randomUUID() + "@example.org";
        user = new ChatClient(api, api.signedIn(api.register(email)));
        say("one");

        var deleted =
                user.client()
                        .with("Content-Type", "application/json")
                        .raw(
                                "DELETE",
                                "/api/auth/me",
                                "{\"password\":\"%s\"}".formatted(TestApi.PASSWORD));

        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
    }

    @Test
    void the_oldest_of_a_hundred_conversations_makes_room() {
        for (var i = 0; i <= 100; i++) {
            clock.advance(Duration.ofSeconds(3)); // no faster than a user may write
            say("number " + i);
        }

        assertThat(titles()).hasSize(100).startsWith("number 100").endsWith("number 1");
    }

    @Test
    void a_long_output_is_stored_shortened() {
        for (var i = 0; i < 45; i++) {
            user.client()
                    .post(
                            "/api/tasks",
                            Map.of(
                                    "title",
                                    "x".repeat(190) + i,
                                    "tags",
                                    List.of("y".repeat(40), "z".repeat(40))));
        }
        assistant.next(turn -> call(turn, "c1", "find_tasks", Map.of("limit", 50)));

        var heard = user.say("all");

        var whole = heard.only("tool-output-available").get("output");
        var stored = user.history(heard.conversation()).at("/messages/1/parts/0/output");
        assertThat(whole.get("tasks")).hasSize(45);
        assertThat(stored.get("tasks")).hasSize(20);
        assertThat(stored.get("message")).isEqualTo(whole.get("message"));
        assertThat(stored.get("shortened").booleanValue()).isTrue();
    }

    @Test
    void the_oldest_messages_make_room_for_long_ones() throws SQLException {
        var conversation = say("one").conversation();
        say(conversation, "two");
        update(
                """
                update chat_messages set parts = jsonb_build_array(jsonb_build_object('type', 'text',
                  'text', (select string_agg(md5(n::text), '') from generate_series(1, 150000) as n)))
                where number = 3 and conversation_id = '%s'
                """
                        .formatted(conversation));

        say(conversation, "three");

        assertThat(contents(conversation)).containsExactly("Yes.", "three", "Yes.");
        var all = "delete from chat_messages where conversation_id = '%s'".formatted(conversation);
        assertThat(update(all)).isEqualTo(3);
    }

    @Test
    void an_assistant_is_shown_no_more_than_fits() {
        assistant.next(turn -> turn.say("Yes."));
        var conversation = user.say("first").conversation();
        for (var i = 0; i < 6; i++) {
            assistant.next(turn -> turn.say("x".repeat(31_000)));
            user.say(conversation, "more");
        }
        say(conversation, "last");

        var seen = assistant.seen();

        assertThat(seen.stream().mapToInt(message -> message.text().length()).sum())
                .isBetween(100_000, 131_072);
        assertThat(seen.getLast().text()).isEqualTo("last");
        JsonNode all = user.history(conversation).get("messages");
        assertThat(all).hasSize(16);
    }
}
