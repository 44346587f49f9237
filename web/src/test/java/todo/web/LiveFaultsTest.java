package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Live updates where the API or the browser fails. */
@Timeout(60)
class LiveFaultsTest {

    private static final String EVENT =
            "id: 8\nevent: task.updated\ndata: {\"operation_id\":\"o\",\"task\":{\"id\":\"e\"}}\n\n";

    private final FakeStream stream = new FakeStream();
    private final FakeApi api = FakeApi.start().stream("GET /api/events", stream);
    private final Visitor visitor = Visitor.of(api.address()).signedIn();

    @AfterEach
    void stop() {
        stream.end();
        visitor.close();
        api.close();
    }

    private int openStreams() {
        var count = visitor.get("/metrics").body().split("\nhttp_listeners ", -1)[1].split("\n", 2);
        return (int) Double.parseDouble(count[0]);
    }

    @Test
    void a_browser_that_leaves_ends_the_call_to_the_api() throws InterruptedException {
        var live = visitor.live(null);
        stream.send(EVENT);
        assertThat(live.next()).startsWith("change ");
        assertThat(openStreams()).isEqualTo(1);
        live.close();

        for (var i = 0; i < 10_000 && openStreams() > 0; i++) {
            stream.send(EVENT);
        }
        assertThat(openStreams()).isZero();
        assertThat(stream.awaitClosed()).isTrue();
    }

    @Test
    void a_stream_that_the_api_ends_ends_after_its_last_event() {
        try (var live = visitor.live(null)) {
            stream.send("retry: 60000\n\n").send(EVENT).end();

            assertThat(live.next()).startsWith("change ");
            assertThat(live.next()).isNull();
            assertThat(live.retry()).isEqualTo("60000");
        }
    }

    @Test
    void the_api_resumes_after_the_last_event_of_the_browser() {
        visitor.live("7").close();
        assertThat(api.calls().getLast().headers()).containsEntry("last-event-id", "7");
        visitor.live("nonsense").close();
        assertThat(api.calls().getLast().headers()).doesNotContainKey("last-event-id");
    }

    @Test
    void an_endless_line_is_dropped_and_its_change_becomes_a_reset() {
        try (var live = visitor.live(null)) {
            stream.send("id: 7\nevent: task.updated\ndata: ");
            for (var i = 0; i < 20; i++) {
                stream.send("x".repeat(1 << 20));
            }
            stream.send("\n\n" + EVENT);

            assertThat(live.next()).isEqualTo("reset {}");
            assertThat(live.next()).startsWith("change ");
        }
    }

    @Test
    void a_full_api_is_503_and_leaves_no_stream_open() {
        api.fail("GET /api/events", 503, "This server has too many open streams.");
        for (var i = 0; i < 20; i++) {
            try (var live = visitor.live(null)) {
                assertThat(live.status()).isEqualTo(503);
                assertThat(live.header("Retry-After")).isNotNull();
            }
        }
        assertThat(openStreams()).isZero();
    }

    @Test
    void new_tokens_reach_the_browser_even_if_the_stream_is_refused() {
        api.fail("GET /api/events", 401, "The token has expired.")
                .on(
                        "POST /api/auth/refresh",
                        200,
                        "{\"access_token\":\"a.new.token\",\"refresh_token\":\"new\",\"user\":{\"email\":\"a@example.org\"}}");
        visitor.live(null).close();

        assertThat(visitor.cookies()).containsEntry("session", "a.new.token");
    }
}
