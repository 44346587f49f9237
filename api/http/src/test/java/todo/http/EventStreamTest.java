package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.http.EventStream.Event;
import todo.http.EventStream.Times;

@Timeout(20)
class EventStreamTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Drain drain = new Drain();
    private final Metrics metrics = new Metrics();
    private final BlockingQueue<EventStream> open = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<Boolean> endings = new ArrayBlockingQueue<>(10);

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeEach
    void start() throws IOException {
        var routes =
                new Routes()
                        .get("/hello", request -> Response.json(200, "hello"))
                        .get("/metrics", metrics::show)
                        .get("/three", request -> Response.events(EventStreamTest::three))
                        .get("/idle", request -> idle(LONG, LONG))
                        .get("/beating", request -> idle(LONG, Duration.ofMillis(20)))
                        .get("/short", request -> idle(Duration.ofMillis(300), LONG))
                        .get("/flood", request -> Response.events(EventStreamTest::flood));
        Filter noting = next -> request -> next.handle(request).ended(endings::add);
        var filters = List.of(noting, metrics, new LoadShedding(new ConcurrencyLimit(1), Set.of()));
        server = Servers.start(routes, filters, drain, new WriteTimeouts(Duration.ofMillis(200)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void three(EventStream events) throws IOException {
        events.retry(Duration.ofMillis(1500));
        events.send(new Event("7", "task.created", "{\"title\":\"a\"}"));
        events.send(Event.of("one\ntwo\r\nthree\rfour\n"));
        events.send(new Event("8", null, ""));
        events.ping();
    }

    private static void flood(EventStream events) throws IOException {
        while (events.isOpen()) {
            events.send(Event.of("x".repeat(1000)));
        }
    }

    private Response idle(Duration life, Duration heartbeat) {
        return Response.events(
                new Times(life, heartbeat),
                events -> {
                    open.add(events);
                    while (events.await(LONG)) {
                        events.send(Event.of("woken"));
                    }
                    events.send(Event.of("bye"));
                });
    }

    @Test
    void events_are_written_as_the_standard_wants_them() throws IOException {
        try (var client = RawClient.to(server).request("GET /three")) {
            var head = client.head();

            assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(head.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(client.chunk()).isEqualTo("retry: 1500\n\n");
            assertThat(client.chunk())
                    .isEqualTo("id: 7\nevent: task.created\ndata: {\"title\":\"a\"}\n\n");
            assertThat(client.chunk())
                    .isEqualTo("data: one\ndata: two\ndata: three\ndata: four\ndata: \n\n");
            assertThat(client.chunk()).isEqualTo("id: 8\ndata: \n\n");
            assertThat(client.chunk()).isEqualTo(": ping\n\n");
            assertThat(client.chunk()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\n", "a\u0000"})
    void an_id_and_a_type_are_one_line(String broken) {
        assertThatThrownBy(() -> new Event(broken, null, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Event(null, broken, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_listener_is_answered_before_anything_happens_and_hears_of_it_at_once() throws Exception {
        try (var client = RawClient.to(server).request("GET /idle")) {
            assertThat(client.head().status()).isEqualTo(200);
            var events = open.take();
            for (var i = 0; i < 3; i++) {
                events.wake();
                assertThat(client.chunk()).isEqualTo("data: woken\n\n");
            }
        }
    }

    @Test
    void waking_any_number_of_times_before_it_is_noticed_counts_once() throws Exception {
        try (var client = RawClient.to(server).request("GET /idle")) {
            client.head();
            var events = open.take();
            for (var i = 0; i < 100_000; i++) {
                events.wake();
            }
            events.end();
            assertThat(client.chunks().length()).isLessThan(100_000 * "data: woken\n\n".length());
        }
    }

    @Test
    void silence_is_filled_with_comments() throws IOException {
        try (var client = RawClient.to(server).request("GET /beating")) {
            client.head();
            for (var i = 0; i < 5; i++) {
                assertThat(client.chunk()).isEqualTo(":\n\n");
            }
        }
    }

    @Test
    void a_client_that_left_is_noticed_by_the_heartbeats() throws Exception {
        var client = RawClient.to(server).request("GET /beating");
        client.head();
        client.close();

        assertThat(endings.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void a_client_that_does_not_read_its_events_is_cut_off() throws Exception {
        try (var client = RawClient.to(server).request("GET /flood")) {
            client.head();
            assertThat(endings.poll(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void a_stream_ends_in_order_when_its_time_is_over_and_with_it_the_connection()
            throws Exception {
        try (var client = RawClient.to(server).request("GET /short")) {
            assertThat(client.head().closes()).isTrue();
            assertThat(client.chunks()).isEqualTo("data: bye\n\n");
            assertThat(client.ended()).isTrue();
        }
        assertThat(endings.poll(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anybody_may_end_a_stream() throws Exception {
        try (var client = RawClient.to(server).request("GET /idle")) {
            client.head();
            open.take().end();
            assertThat(client.chunks()).isEqualTo("data: bye\n\n");
        }
    }

    @Test
    void leaving_ends_every_stream_at_once_and_in_order() throws Exception {
        try (var first = RawClient.to(server).request("GET /idle");
                var second = RawClient.to(server)) {
            first.head();
            second.request("GET /idle").head();
            open.take();
            open.take();
            var start = System.nanoTime();
            var closing = Thread.ofPlatform().start(server::close);

            assertThat(first.chunks()).isEqualTo("data: bye\n\n");
            assertThat(second.chunks()).isEqualTo("data: bye\n\n");
            assertThat(first.ended() && second.ended()).isTrue();
            assertThat(closing.join(Duration.ofSeconds(4))).isTrue();
            assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
        }
    }

    @Test
    void a_stream_that_begins_while_leaving_ends_at_once() throws Exception {
        drain.begin();
        try (var client = RawClient.to(server).request("GET /idle")) {
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.chunks()).isEqualTo("data: bye\n\n");
        }
    }

    @Test
    void listeners_take_nobodys_place_and_are_counted_for_themselves() throws Exception {
        try (var client = RawClient.to(server).request("GET /idle")) {
            client.head();
            open.take();
            assertThat(RawClient.ask(server, "GET /hello").status()).isEqualTo(200);
            assertThat(RawClient.ask(server, "GET /metrics").body())
                    .contains("http_listeners 1.0", "http_requests_in_progress 1.0")
                    .contains("{method=\"GET\",path=\"/idle\",status=\"200\",} 1.0");
        }
    }

    @Test
    void head_opens_no_stream() throws Exception {
        assertThat(RawClient.ask(server, "HEAD /idle").header("Content-Type"))
                .isEqualTo("text/event-stream");
        assertThat(open).isEmpty();
    }
}
