package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BodyMemoryTest {

    private static final int MEMORY = 100_000;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        var routes =
                new Routes()
                        .post("/length", request -> Response.json(200, request.body(MEMORY).length))
                        .post("/work", this::work)
                        .post("/listen", BodyMemoryTest::listen);
        var filters =
                List.of(Problems.json(), new LoadShedding(new ConcurrencyLimit(10), Set.of()));
        var timeouts = new WriteTimeouts(WriteTimeouts.TIMEOUT);
        var memory = new BodyMemory(MEMORY);
        server = Servers.start(routes, filters, new Drain(), timeouts, memory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Response work(Request request) {
        var length = request.body(MEMORY).length;
        working.countDown();
        try {
            done.await();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
        return Response.json(200, length);
    }

    private static Response listen(Request request) {
        var length = request.body(MEMORY).length;
        return Response.events(events -> {
            events.send(EventStream.Event.of(Integer.toString(length)));
            events.await(Duration.ofSeconds(20));
        });
    }

    private RawClient begin(String path, int length) throws IOException {
        return RawClient.to(server).request("POST " + path, "Content-Length: " + length);
    }

    private RawClient.Answer send(int length) throws IOException {
        try (var client = begin("/length", length)) {
            return client.send("x".repeat(length)).answer();
        }
    }

    @Test
    void bodies_that_would_take_more_than_their_memory_are_put_off_and_small_ones_are_not()
            throws Exception {
        try (var first = begin("/work", 90_000)) {
            first.send("x".repeat(90_000));
            working.await();

            var second = send(60_000);
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.header("Retry-After")).isEqualTo("1");
            assertThat(send(4_000).status()).isEqualTo(200);

            done.countDown();
            assertThat(first.answer().body()).isEqualTo("90000");
        }
    }

    @Test
    void what_was_answered_leaves_its_memory_to_others() throws IOException {
        for (var i = 0; i < 5; i++) {
            insist(90_000);
        }
    }

    @Test
    void what_breaks_off_leaves_it_too() throws IOException {
        try (var broken = begin("/length", 90_000)) {
            broken.send("x".repeat(80_000)).end();
            assertThat(broken.answer().status()).isEqualTo(400);
        }
        insist(90_000);
    }

    @Test
    void what_is_answered_by_a_long_stream_leaves_it_before_the_stream_begins() throws IOException {
        try (var listener = begin("/listen", 90_000)) {
            listener.send("x".repeat(90_000));
            assertThat(listener.head().status()).isEqualTo(200);
            assertThat(listener.chunk()).isEqualTo("data: 90000\n\n");

            assertThat(send(90_000).status()).isEqualTo(200);
        }
    }

    /** A request gives its memory back only after its client has read the answer. */
    private void insist(int length) throws IOException {
        var answer = send(length);
        for (var i = 0; answer.status() == 503 && i < 1_000; i++) {
            answer = send(length);
        }
        assertThat(answer.body()).isEqualTo(Integer.toString(length));
    }
}
