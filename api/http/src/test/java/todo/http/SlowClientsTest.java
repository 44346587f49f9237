package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

    /** As many as maxConnections leaves room for others beside. */
    private static final int SLOW = 2000;

    @Test
    void two_thousand_clients_that_send_a_byte_now_and_then_hinder_nobody() throws Exception {
        var routes =
                new Routes()
                        .get("/hello", request -> Response.json(200, "hello"))
                        .post(
                                "/hello",
                                request -> Response.of(200, "text/plain", request.body(1000)));
        var filters = List.of(Problems.json(), new LoadShedding(new ConcurrencyLimit(4), Set.of()));
        var stop = new Server.Stop(Duration.ZERO, Duration.ZERO);
        var slow = new ArrayList<RawClient>();
        var over = new AtomicBoolean();
        try (var server = Servers.start(routes, filters, new Drain(), stop)) {
            for (var i = 0; i < SLOW / 2; i++) {
                slow.add(RawClient.to(server).send("GET /hello HTTP/1.1\r\nHost: x\r\nX: "));
                slow.add(
                        RawClient.to(server)
                                .request("POST /hello", "Content-Length: 1000")
                                .send("x"));
            }
            var rounds = new AtomicInteger();
            Callable<Integer> dripping =
                    () -> {
                        while (!over.get() && rounds.get() < 900) {
                            for (var client : slow) {
                                client.send("x");
                            }
                            rounds.incrementAndGet();
                        }
                        return rounds.get();
                    };
            var drips = new FutureTask<>(dripping);
            Thread.ofPlatform().start(drips);

            // The slow ones would hinder all of these, where a machine that is busy, or a server
            // that is cold, delays some.
            var asked =
                    List.of(askTwentyTimes(server), askTwentyTimes(server), askTwentyTimes(server));
            assertThat(Collections.min(asked)).isLessThan(Duration.ofSeconds(3));
            over.set(true);
            var sent = 1 + drips.get();

            // And once such a client does go on, it is served.
            assertThat(slow.get(1).send("x".repeat(1000 - sent)).answer().status()).isEqualTo(200);
            assertThat(slow.get(0).send("\r\n\r\n").answer().status()).isEqualTo(200);
        } finally {
            over.set(true);
            slow.forEach(RawClient::close);
        }
    }

    /**
     * @return how long that took
     */
    private static Duration askTwentyTimes(Server server) throws IOException {
        var start = System.nanoTime();
        for (var i = 0; i < 20; i++) {
            assertThat(RawClient.ask(server, "GET /hello").status()).isEqualTo(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
