package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Overload of one pod with the default limits, through a node port. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OverloadTest {

    private static final int SLOW = 2_000;
    private static final int FULL = 32;
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Figures figures = new Figures("overload");
    private final Installation installation;
    private final Cluster cluster;
    private HttpEndpoint node;
    private Account account;

    OverloadTest(@TempDir Path directory) throws IOException {
        installation = new Installation(directory);
        cluster = installation.cluster();
    }

    @BeforeAll
    void install() throws InterruptedException {
        installation.install();
        node = new HttpEndpoint("backend", installation.endpoint().address() + ":" + nodePort());
        node.awaitRouted("/api/tasks");
        account = installation.register().at(node);
    }

    private int nodePort() {
        var service =
                new ServiceBuilder()
                        .withNewMetadata()
                        .withName("backend-node")
                        .withNamespace(cluster.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .withType("NodePort")
                        .withSelector(Map.of("app.kubernetes.io/name", "backend"))
                        .addNewPort()
                        .withPort(80)
                        .withTargetPort(new IntOrString("http"))
                        .endPort()
                        .endSpec()
                        .build();
        return cluster.client()
                .resource(service)
                .create()
                .getSpec()
                .getPorts()
                .getFirst()
                .getNodePort();
    }

    @AfterAll
    void end() throws IOException {
        figures.add("restarts", "" + cluster.restarts("backend"));
        installation.close();
        figures.print();
    }

    @Test
    @Order(1)
    void sheds_excess_load_and_serves_the_rest_quickly() throws Exception {
        for (var i = 0; i < 20; i++) {
            account.add("Task " + i);
        }
        ClosedLoopLoad.of(FULL, account, LONG); // warm-up: loads the remaining classes
        var full = ClosedLoopLoad.of(FULL, account, LONG);
        var twice = ClosedLoopLoad.of(2 * FULL, account, LONG);
        var much = ClosedLoopLoad.of(10 * FULL, account, LONG);
        var after = ClosedLoopLoad.of(FULL, account, Duration.ofSeconds(5));

        figures.add(FULL + " clients", full.toString());
        figures.add("twice as many clients", twice.toString());
        figures.add("throughput relative to " + FULL + " clients", percent(twice, full));
        figures.add("ten times as many clients", much.toString());
        figures.add("throughput relative to " + FULL + " clients", percent(much, full));
        figures.add("immediately afterwards", after.toString());
        assertThat(twice.unhelpful()).isEmpty();
        assertThat(much.unhelpful()).isEmpty();
        assertThat(after.unhelpful()).isEmpty();
        assertThat(cluster.restarts("backend")).isZero();
    }

    private static String percent(ClosedLoopLoad.Report much, ClosedLoopLoad.Report full) {
        return "%.0f %%".formatted(100 * much.served() / full.served());
    }

    @Test
    @Order(2)
    void slow_clients_and_large_bodies_do_not_exhaust_the_memory() throws Exception {
        var slow = new ArrayList<Socket>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < SLOW; i++) {
                slow.add(slowly());
            }
            // Opening and closing so many connections takes seconds on a fifth of a core.
            figures.add("a list, during " + SLOW + " slow clients", Await.until(this::lists));
            var begin = System.nanoTime();
            var large = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 50; i++) {
                large.add(threads.submit(() -> account.addLong("x".repeat(900_000)).statusCode()));
            }
            for (var answer : large) {
                assertThat(answer.get()).isIn(422, 503);
            }
            figures.add(
                    "50 large bodies, beside them", Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        figures.add("a list, after they have disconnected", Await.until(this::lists));
        assertThat(cluster.restarts("backend")).isZero();
        figures.add("memory afterwards", cluster.memory("backend"));
    }

    private boolean lists() {
        try {
            return account.list().statusCode() == 200;
        } catch (HttpTimeoutException late) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends an incomplete request head. */
    private Socket slowly() throws IOException {
        var address = node.direct("/");
        var socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write("POST /api/tasks HTTP/1.1\r\nHost: b".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    @Order(3)
    void concurrent_exports_of_ten_thousand_tasks_fit_into_the_memory() throws Exception {
        // The service may still be overloaded.
        Await.until(() -> account.fill(10_000) == 200);
        var exports = new ArrayList<Thread>();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        for (var i = 0; i < 12; i++) {
            exports.add(Thread.startVirtualThread(() -> statuses.add(account.export())));
        }
        for (var export : exports) {
            export.join();
        }

        figures.add("exports of 10,000 tasks, 12 at once", List.copyOf(statuses).toString());
        assertThat(statuses).hasSize(12).contains(200).isSubsetOf(200, 503);
        assertThat(cluster.restarts("backend")).isZero();
        figures.add("memory at the end", cluster.memory("backend"));
    }
}
