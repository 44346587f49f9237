package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LeavingTest {

    private static final byte[] BIG = new byte[64 << 20]; // more than any buffer holds
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Drain drain = new Drain();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void a_request_that_is_being_answered_is_finished() throws Exception {
        var server = start(new Server.Stop(Duration.ZERO, LONG), drain);
        var client = RawClient.to(server).request("GET /slow");
        entered.await();

        var closing = close(server);
        awaitBegun();
        released.countDown();

        var answer = client.answer();
        assertThat(answer.body()).isEqualTo("\"slow\"");
        assertThat(answer.closes()).isTrue();
        assertThat(client.ended()).isTrue();
        assertThat(closing.join(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void a_request_of_which_only_the_first_bytes_came_is_finished() throws Exception {
        var server = start(new Server.Stop(Duration.ZERO, LONG), drain);
        var client = RawClient.to(server).send("GET /hello HTTP/1.1\r\n");
        while (drain.awaitIdle(Duration.ZERO)) {
            Thread.onSpinWait();
        }

        var closing = close(server);
        awaitBegun();

        assertThat(client.send("Host: x\r\n\r\n").answer().status()).isEqualTo(200);
        assertThat(closing.join(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void while_everybody_hears_that_it_leaves_it_serves_and_closes_each_connection()
            throws Exception {
        var server = start(new Server.Stop(LONG, LONG), drain);
        var kept = RawClient.to(server);
        assertThat(kept.request("GET /ready").answer().closes()).isFalse();

        var closing = close(server);
        awaitBegun();

        var ready = kept.request("GET /ready").answer();
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.closes()).isTrue();
        assertThat(kept.ended()).isTrue();
        assertThat(RawClient.ask(server, "GET /hello").closes()).isTrue();
        assertThat(RawClient.ask(server, "HEAD /hello").closes()).isTrue();
        assertThat(RawClient.ask(server, "GET /nowhere").closes()).isTrue();

        closing.interrupt(); // an interrupted close does not wait for the rest
        assertThat(closing.join(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void an_idle_server_leaves_at_once() throws Exception {
        var server = start(new Server.Stop(Duration.ZERO, LONG), drain);
        var kept = RawClient.to(server);
        assertThat(kept.request("GET /hello").answer().status()).isEqualTo(200);

        assertThat(close(server).join(Duration.ofSeconds(2))).isTrue();
        assertThat(kept.ended()).isTrue();
    }

    @Test
    void clients_that_aborted_are_not_waited_for() throws Exception {
        var server = start(new Server.Stop(Duration.ZERO, LONG), drain);
        for (var i = 0; i < 10; i++) {
            var client = RawClient.to(server).request("GET /big");
            assertThat(client.head().status()).isEqualTo(200);
            client.abort();
        }
        assertThat(close(server).join(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void a_request_that_never_ends_is_waited_for_in_patience_and_no_longer() throws Exception {
        var server = start(new Server.Stop(Duration.ZERO, Duration.ofMillis(300)), drain);
        var client = RawClient.to(server).request("GET /slow");
        entered.await();
        var start = System.nanoTime();

        assertThat(close(server).join(Duration.ofSeconds(5))).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000);
        assertThat(client.ended()).isTrue();
    }

    @Test
    void afterwards_nobody_listens() throws Exception {
        var server = start(Servers.NOW, drain);
        var port = server.port();
        server.close();

        assertThatThrownBy(() -> RawClient.to(port)).isInstanceOf(ConnectException.class);
    }

    /**
     * New connections go to the next replica 100 ms after this one began to leave, as through a
     * Service.
     */
    @Test
    void over_three_rollouts_none_of_many_requests_fails() throws Exception {
        var stop = new Server.Stop(Duration.ofMillis(300), LONG);
        var replicas = new ArrayList<Server>();
        for (var i = 0; i < 4; i++) {
            replicas.add(start(stop, new Drain()));
        }
        var current = new AtomicInteger();
        var over = new AtomicBoolean();
        Callable<Integer> requests =
                () -> {
                    var answered = 0;
                    while (!over.get()) {
                        try (var client = RawClient.to(replicas.get(current.get()))) {
                            for (var kept = true; kept && !over.get(); answered++) {
                                var answer = client.request("GET /hello").answer();
                                assertThat(answer.body()).isEqualTo("\"hello\"");
                                kept = !answer.closes();
                            }
                        }
                    }
                    return answered;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, 12).mapToObj(i -> threads.submit(requests)).toList();
            for (var rollout = 0; rollout < 3; rollout++) {
                CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                        .execute(current::incrementAndGet);
                replicas.get(rollout).close();
            }
            over.set(true);
            for (var each : clients) {
                assertThat(each.get()).isPositive();
            }
        }
        replicas.getLast().close();
    }

    private Server start(Server.Stop stop, Drain drain) throws IOException {
        var routes =
                new Routes()
                        .get("/hello", request -> Response.json(200, "hello"))
                        .get("/ready", request -> Response.status(drain.begun() ? 503 : 200))
                        .get("/big", request -> Response.of(200, "text/plain", BIG))
                        .get(
                                "/slow",
                                request -> {
                                    entered.countDown();
                                    try {
                                        released.await();
                                    } catch (InterruptedException cut) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return Response.json(200, "slow");
                                });
        return Servers.start(routes, List.of(Problems.json()), drain, stop);
    }

    private static Thread close(Server server) {
        return Thread.ofPlatform().start(server::close);
    }

    private void awaitBegun() {
        while (!drain.begun()) {
            Thread.onSpinWait();
        }
    }
}
