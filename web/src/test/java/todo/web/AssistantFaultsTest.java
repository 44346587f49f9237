package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The assistant where the API or the browser fails. */
@Timeout(60)
class AssistantFaultsTest {

    private static final String START =
            """
            data: {"type":"start","messageId":"0198c1de-0000-7000-8000-000000000003"}

            data: {"type":"text-start","id":"t"}

            data: {"type":"text-delta","id":"t","delta":"Hel\\nlo"}

            """;

    private final FakeStream stream = new FakeStream();
    private final FakeApi api =
            FakeApi.start()
                    .on("GET /api/chat", 200, "{\"enabled\":true,\"assistant\":\"built-in\"}")
                    .on("GET /api/chat/conversations", 200, "{\"conversations\":[]}")
                    .on(
                            "GET /api/chat/history",
                            200,
                            "{\"conversation_id\":\"%s\",\"messages\":[]}".formatted(FakeApi.ID))
                    .stream("POST /api/chat", stream);
    private final Visitor visitor = Visitor.of(api.address()).signedIn();

    @AfterEach
    void stop() {
        stream.end();
        visitor.close();
        api.close();
    }

    private Visitor script() {
        return visitor.with("Accept", "text/event-stream").with("HX-Request", "true");
    }

    @Test
    void an_answer_that_breaks_off_says_so() {
        stream.send(START).end();

        var answer = script().post("/assistant", Map.of("text", "hello"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.body())
                .contains("event: text\ndata: Hel\ndata: lo\n\n")
                .contains("The connection was lost before the answer was complete.");
    }

    @Test
    void an_answer_that_failed_before_it_began_ends() {
        stream.send(START.lines().findFirst().orElseThrow() + "\n\n")
                .send("data: {\"type\":\"error\"}\n\ndata: {\"type\":\"finish\"}\n\n")
                .end();

        assertThat(script().post("/assistant", Map.of("text", "hello")).body())
                .contains("Something went wrong", "id=\"chat-head\"");
    }

    @Test
    void a_stream_without_a_conversation_is_closed() throws Exception {
        stream.ofConversation("none");

        assertThat(script().post("/assistant", Map.of("text", "hello")).statusCode())
                .isEqualTo(422);
        assertThat(stream.awaitClosed()).isTrue();
    }

    @Test
    void the_settings_are_there_while_nobody_knows_who_answers() {
        api.on("GET /api/auth/me", 200, "{\"email\":\"ada@example.org\"}");
        assertThat(visitor.get("/settings").body()).contains("assistant-settings");
        api.fail("GET /api/chat", 503, "The database cannot be reached.");

        var page = visitor.get("/settings");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("assistant-settings");
    }

    @Test
    void a_reader_who_leaves_stops_the_answer() throws Exception {
        stream.send(START);
        script().open("/assistant", Map.of("text", "hello")).close();

        assertThat(stream.awaitClosed()).isTrue();
    }

    @Test
    void too_many_messages_are_refused_in_words_and_nothing_is_lost() {
        api.fail("POST /api/chat", 429, "You have sent too many messages.");

        var page = visitor.post("/assistant", Map.of("text", "hello <you>"));

        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body())
                .contains("You have sent too many messages.")
                .contains("hello &lt;you");
    }

    @Test
    void a_decision_that_came_too_late_says_so() {
        api.fail("POST /api/chat", 404, "There is no such approval.");

        var answer = script().post("/assistant", Map.of("approval", "1.x", "approved", "true"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This question is no longer open. Ask again.");
    }

    @Test
    void an_unavailable_api_offers_to_send_the_message_again() {
        api.fail("POST /api/chat", 503, "The database cannot be reached.");

        var page = visitor.post("/assistant", Map.of("text", "hello"));

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("name=\"text\" value=\"hello\"");
    }

    @Test
    void where_the_operator_has_switched_it_off_there_is_no_page() {
        for (var call : new String[] {"GET /api/chat/history", "GET /api/chat/conversations"}) {
            api.fail(call, 404, "The assistant is switched off on this server.");
        }

        assertThat(visitor.get("/assistant").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/").body()).doesNotContain("/assistant");
    }
}
