package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs in a JVM whose limits are small: 1 s to send a request, 2 s to be answered, 20 connections,
 * 10 of them idle.
 */
@Timeout(20)
class LimitsReachedTest {

    private static final byte[] BIG = new byte[64 << 20]; // more than any buffer holds

    private final Drain drain = new Drain();
    private final List<RawClient> wires = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeEach
    void start() throws IOException {
        var routes =
                new Routes()
                        .get("/hello", request -> Response.json(200, "hello"))
                        .post(
                                "/hello",
                                request -> Response.of(200, "text/plain", request.body(100)))
                        .post("/ignore", request -> Response.json(200, "hello"))
                        .get(
                                "/idle",
                                request ->
                                        Response.events(events -> {
                                            while (events.await(Duration.ofMillis(50))) {
                                                events.send(EventStream.Event.of("x"));
                                            }
                                        }))
                        .get("/big", request -> Response.of(200, "text/plain", BIG));
        server = Servers.start(routes, List.of(Problems.json()), drain, Servers.NOW);
    }

    @AfterEach
    void stop() {
        wires.forEach(RawClient::close);
        server.close();
    }

    @Test
    void a_request_that_never_ends_is_cut_after_the_seconds_that_it_has() throws IOException {
        var start = System.nanoTime();
        var head = connect().send("GET /hello HTTP/1.1\r\nHost: x\r\n");
        var body = connect().request("POST /hello", "Content-Length: 10").send("x");
        var chunk = connect().request("POST /hello", "Transfer-Encoding: chunked").send("a\r\nx");

        assertThat(List.of(head, body, chunk)).allMatch(RawClient::ended);
        assertThat(since(start)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
    }

    @Test
    void a_client_that_keeps_sending_a_byte_now_and_then_is_cut_all_the_same() throws Exception {
        var start = System.nanoTime();
        var head = connect().send("GET /hello HTTP/1.1\r\nX: ");
        var body = connect().request("POST /hello", "Content-Length: 100").send("x");
        var dripping = List.of(head, body);
        dripping.forEach(client -> Thread.ofVirtual().start(() -> drip(client)));

        assertThat(dripping).allMatch(RawClient::ended);
        assertThat(since(start)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
    }

    @Test
    void where_slow_clients_take_every_place_the_others_get_them_back() throws Exception {
        for (var i = 0; i < 20; i++) {
            connect().send("GET /hello HTTP/1.1\r\nX: ");
        }
        awaitRunning();
        assertThat(wires).allMatch(RawClient::ended);
        assertThat(connect().request("GET /hello").answer().status()).isEqualTo(200);
    }

    @Test
    void a_stream_that_goes_on_beyond_the_time_for_answers_is_broken_off() throws Exception {
        var start = System.nanoTime();
        var stream = connect().request("GET /idle");
        assertThat(stream.head().status()).isEqualTo(200);

        assertThatThrownBy(stream::chunks).isInstanceOf(IOException.class);
        assertThat(since(start)).isGreaterThan(Duration.ofMillis(1500));
        assertThat(drain.awaitIdle(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void a_body_that_nobody_reads_and_never_ends_is_cut_too() throws IOException {
        var client = connect().request("POST /ignore", "Content-Length: 10").send("x");

        assertThat(client.answer().status()).isEqualTo(200);
        assertThat(client.ended()).isTrue();
    }

    @Test
    void a_connection_on_which_nothing_was_ever_sent_is_closed() throws IOException {
        assertThat(connect().ended()).isTrue();
    }

    @Test
    void a_kept_connection_is_closed_after_its_idle_interval() throws IOException {
        var client = connect();
        var start = System.nanoTime();
        assertThat(client.request("GET /hello").answer().closes()).isFalse();

        assertThat(client.ended()).isTrue();
        assertThat(since(start)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void a_client_that_does_not_read_its_answer_is_cut() throws Exception {
        connect().request("GET /big");
        awaitRunning();

        assertThat(drain.awaitIdle(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void thirty_aborted_downloads_take_nobodys_place() throws Exception {
        for (var i = 0; i < 30; i++) {
            var client = connect().request("GET /big");
            assertThat(client.head().status()).isEqualTo(200);
            client.abort();
            assertThat(drain.awaitIdle(Duration.ofSeconds(1))).isTrue(); // well before it is cut
        }
        assertThat(connect().request("GET /hello").answer().status()).isEqualTo(200);
    }

    @Test
    void a_connection_too_many_is_closed_and_a_later_one_is_served() throws Exception {
        for (var i = 0; i < 20; i++) {
            connect().request("GET /big");
        }
        assertThat(wires).allSatisfy(client -> assertThat(client.head().status()).isEqualTo(200));

        assertThat(connect().ended()).isTrue();
        assertThat(drain.awaitIdle(Duration.ofSeconds(10))).isTrue(); // all of them were cut
        assertThat(connect().request("GET /hello").answer().status()).isEqualTo(200);
    }

    @Test
    void more_idle_connections_than_may_be_kept_are_closed_without_harm_to_the_others()
            throws IOException {
        for (var i = 0; i < 15; i++) {
            assertThat(connect().request("GET /hello").answer().status()).isEqualTo(200);
        }
        assertThat(wires.subList(10, 15)).allMatch(RawClient::ended);
    }

    private RawClient connect() throws IOException {
        var client = RawClient.to(server);
        wires.add(client);
        return client;
    }

    private void awaitRunning() throws InterruptedException {
        while (drain.awaitIdle(Duration.ZERO)) {
            Thread.onSpinWait();
        }
    }

    /** Sends a byte every 20 ms until the server has had enough. */
    private static void drip(RawClient client) {
        try {
            while (true) {
                client.send("x");
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException cut) {
            // which is what is waited for
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
