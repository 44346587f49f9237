package todo.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.chat.ScriptedAssistant.call;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.api.TestApi;

/** A language model, and the built-in assistant that stands in for it. */
@Timeout(30)
class StandInTest {

    private static ScriptedAssistant model;
    private static ScriptedAssistant builtIn;
    private static TestApi api;

    @SuppressWarnings("NullAway.Init")
    private ChatClient user;

    @BeforeAll
    static void start() {
        model = new ScriptedAssistant();
        builtIn = new ScriptedAssistant();
        var assistants =
                new Assistants(
                        builtIn, new Assistants.Model(model, "gpt-test", "models.example.org"));
        api = WithChat.start(Clock.systemUTC(), Map.of(), assistants, WithChat.TIMES);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        user = ChatClient.newUser(api);
    }

    @Test
    void it_is_said_to_whom_texts_go() {
        assertThat(user.client().get("/api/chat").body().toString())
                .isEqualTo(
                        "{\"enabled\":true,\"assistant\":\"model\",\"model\":\"gpt-test\",\"server\":\"models.example.org\"}");
    }

    @Test
    void the_built_in_assistant_stands_in_for_a_model_that_cannot_be_reached_and_says_so() {
        model.next(turn -> {
            throw new ModelUnavailable("The key was refused.");
        });
        builtIn.next(turn -> turn.say("You have 3 tasks."));

        var heard = user.say("how many?");

        assertThat(heard.text())
                .isEqualTo(
                        "The language model cannot be reached, so the built-in assistant answers.You have 3 tasks.");
        assertThat(heard.types())
                .containsExactly(
                        "start",
                        "start-step",
                        "text-start",
                        "text-delta",
                        "text-end",
                        "finish-step",
                        "start-step",
                        "text-start",
                        "text-delta",
                        "text-end",
                        "finish-step",
                        "finish");
    }

    @Test
    void a_model_that_is_lost_in_mid_answer_ends_it_with_a_sentence() {
        model.next(turn -> {
            turn.say("You have");
            throw new ModelUnavailable("The connection to the language model was lost.");
        });

        var heard = user.say("how many?");

        assertThat(heard.text())
                .isEqualTo("You have\n\nThe connection to the language model was lost.");
        assertThat(heard.types()).endsWith("text-end", "finish-step", "finish");
        assertThat(user.history(heard.conversation()).at("/messages/1/content").textValue())
                .isEqualTo(heard.text());
    }

    @Test
    void what_a_lost_model_has_done_is_not_done_again() {
        model.next(turn -> {
            call(turn, "c1", "add_tasks", Map.of("tasks", List.of(Map.of("title", "Milk"))));
            throw new ModelUnavailable("The connection to the language model was lost.");
        });

        var heard = user.say("add milk");

        assertThat(heard.text()).isEqualTo("The connection to the language model was lost.");
        assertThat(user.client().get("/api/tasks").body().get("total").intValue()).isEqualTo(1);
    }

    @Test
    void a_decision_that_the_model_cannot_comment_on_is_carried_out() {
        user.client().post("/api/tasks", Map.of("title", "Milk"));
        model.next(turn -> call(turn, "c1", "delete_tasks", Map.of("tasks", List.of("Milk"))));
        var asked = user.say("delete milk");
        model.next(turn -> {
            throw new ModelUnavailable("It is gone.");
        });
        builtIn.next(turn -> turn.say(turn.messages().getLast().role().wire()));

        var done = user.decide(asked, true);

        assertThat(done.only("tool-output-available").at("/output/success").booleanValue())
                .isTrue();
        assertThat(done.text()).endsWith("assistant");
    }
}
