package todo.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class StreamTest {

    private static final byte[] KIBIBYTE = "x".repeat(1024).getBytes(US_ASCII);

    private final Drain drain = new Drain();
    private final Metrics metrics = new Metrics();
    private final BlockingQueue<Boolean> endings = new ArrayBlockingQueue<>(10);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeEach
    void start() throws IOException {
        var routes =
                new Routes()
                        .get("/hello", request -> Response.json(200, "hello"))
                        .get("/metrics", metrics::show)
                        .get("/lines", request -> text(200, StreamTest::lines))
                        .get("/none", request -> text(200, out -> {}))
                        .get("/nothing", request -> text(204, StreamTest::lines))
                        .get("/same", request -> text(304, StreamTest::lines))
                        .get("/endless", request -> text(200, StreamTest::endless))
                        .get(
                                "/broken",
                                request ->
                                        text(
                                                200,
                                                out -> {
                                                    lines(out);
                                                    throw new IllegalStateException("halfway");
                                                }))
                        .get("/waiting", request -> text(200, this::waiting));
        Filter noting = next -> request -> next.handle(request).ended(endings::add);
        var filters =
                List.of(
                        noting,
                        new AccessLog(Set.of()),
                        metrics,
                        Problems.json(),
                        new LoadShedding(new ConcurrencyLimit(1), Set.of()));
        var timeouts = new WriteTimeouts(Duration.ofMillis(200));
        server = Servers.start(routes, filters, drain, timeouts);
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    private static Response text(int status, Body.Writer writer) {
        return Response.stream(status, "text/plain", writer);
    }

    private static void lines(TimedOutput out) throws IOException {
        for (var i = 0; i < 100; i++) {
            out.write(KIBIBYTE);
        }
    }

    private static void endless(TimedOutput out) throws IOException {
        while (true) {
            out.write(KIBIBYTE);
        }
    }

    private void waiting(TimedOutput out) throws IOException {
        out.write('a');
        out.flush();
        entered.countDown();
        try {
            released.await();
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
        }
        out.write('b');
    }

    @Test
    void a_stream_is_sent_in_chunks_and_leaves_the_connection_in_order() throws Exception {
        try (var client = RawClient.to(server)) {
            for (var i = 0; i < 3; i++) {
                var head = client.request("GET /lines").head();
                assertThat(head.header("Transfer-encoding")).isEqualTo("chunked");
                assertThat(head.headers().has("Content-Length")).isFalse();
                assertThat(head.closes()).isFalse();
                assertThat(client.chunks()).isEqualTo("x".repeat(100 * 1024));
                assertThat(endings.poll(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(client.request("GET /none").head().status()).isEqualTo(200);
            assertThat(client.chunks()).isEmpty();
            assertThat(client.request("GET /hello").answer().body()).isEqualTo("\"hello\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD /lines", "GET /nothing", "HEAD /nothing", "GET /same"})
    void no_stream_is_written_where_no_body_is_allowed_and_its_ending_runs(String line)
            throws Exception {
        try (var client = RawClient.to(server)) {
            var head = client.request(line).head();

            assertThat(head.headers().has("Transfer-Encoding")).isFalse();
            assertThat(client.request("GET /hello").answer().body()).isEqualTo("\"hello\"");
        }
        assertThat(endings.poll(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_old_client_reads_to_the_end_of_the_connection() throws IOException {
        try (var client = RawClient.to(server).send("GET /lines HTTP/1.0\r\n\r\n")) {
            assertThat(client.head().headers().has("Transfer-Encoding")).isFalse();
            assertThat(client.rest()).isEqualTo("x".repeat(100 * 1024));
        }
    }

    @Test
    void what_goes_wrong_halfway_is_never_taken_for_the_whole() throws Exception {
        try (var client = RawClient.to(server).request("GET /broken")) {
            assertThat(client.head().status()).isEqualTo(200);
            assertThatThrownBy(client::chunks).isInstanceOf(IOException.class);
        }
        assertThat(endings.poll(5, TimeUnit.SECONDS)).isFalse();
        assertThat(RawClient.ask(server, "GET /hello").status()).isEqualTo(200);
    }

    @Test
    void a_client_that_does_not_read_is_cut_off() throws Exception {
        try (var client = RawClient.to(server).request("GET /endless")) {
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(endings.poll(10, TimeUnit.SECONDS)).isFalse();
            assertThatThrownBy(client::chunks).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_client_that_reads_is_not_cut_off_however_long_it_takes() throws Exception {
        try (var client = RawClient.to(server).request("GET /endless")) {
            client.head();
            var start = System.nanoTime();
            while (System.nanoTime() - start < 600_000_000) {
                assertThat(client.chunk()).isNotEmpty();
            }
        }
    }

    @Test
    void a_client_that_leaves_ends_its_stream() throws Exception {
        var client = RawClient.to(server).request("GET /endless");
        client.head();
        client.abort();

        assertThat(endings.poll(5, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void a_stream_takes_nobodys_place_and_is_in_progress_until_its_end() throws Exception {
        try (var client = RawClient.to(server).request("GET /waiting")) {
            client.head();
            assertThat(client.chunk()).isEqualTo("a");
            entered.await();

            assertThat(RawClient.ask(server, "GET /hello").status()).isEqualTo(200);
            assertThat(shown())
                    .contains("http_requests_in_progress 2.0")
                    .doesNotContain("path=\"/waiting\"");

            released.countDown();
            assertThat(client.chunks()).isEqualTo("b");
            while (!shown().contains("{method=\"GET\",path=\"/waiting\",status=\"200\",} 1.0")) {
                Thread.onSpinWait();
            }
            assertThat(shown()).contains("http_requests_in_progress 1.0");
        }
    }

    @Test
    void a_stream_that_has_an_end_is_finished_before_leaving() throws Exception {
        var client = RawClient.to(server).request("GET /waiting");
        assertThat(client.head().closes()).isFalse();
        entered.await();

        var closing = Thread.ofPlatform().start(server::close);
        while (!drain.begun()) {
            Thread.onSpinWait();
        }
        released.countDown();

        assertThat(client.chunks()).isEqualTo("ab");
        assertThat(closing.join(Duration.ofSeconds(4))).isTrue();
    }

    private String shown() throws IOException {
        return RawClient.ask(server, "GET /metrics").body();
    }
}
