package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
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

/** More than one pod with its limits can bear, through a port of the node. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OverloadTest {

    private static final int SLOW = 2_000;
    private static final int FULL = 32;
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Figures figures = new Figures("overload");
    private final Installation installation;
    private final Cluster cluster;
    private Site node;
    private Account account;

    OverloadTest(@TempDir Path directory) throws IOException {
        installation = new Installation(directory);
        cluster = installation.cluster();
    }

    @BeforeAll
    void install() throws InterruptedException {
        installation.install();
        node = new Site("backend", installation.site().address() + ":" + nodePort());
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
    void more_load_than_it_carries_is_shed_and_what_is_served_stays_quick() throws Exception {
        for (var i = 0; i < 20; i++) {
            account.add("Task " + i);
        }
        Crowd.of(FULL, account, LONG); // the classes that only load brings
        var full = Crowd.of(FULL, account, LONG);
        var twice = Crowd.of(2 * FULL, account, LONG);
        var much = Crowd.of(10 * FULL, account, LONG);
        var after = Crowd.of(FULL, account, Duration.ofSeconds(5));

        figures.add(FULL + " clients", full.toString());
        figures.add("twice as many", twice.toString());
        figures.add("served then, of what was served to " + FULL, percent(twice, full));
        figures.add("ten times as many", much.toString());
        figures.add("served then, of what was served to " + FULL, percent(much, full));
        figures.add("at once after it", after.toString());
        assertThat(twice.unhelpful()).isEmpty();
        assertThat(much.unhelpful()).isEmpty();
        assertThat(after.unhelpful()).isEmpty();
        assertThat(cluster.restarts("backend")).isZero();
    }

    private static String percent(Crowd.Report much, Crowd.Report full) {
        return "%.0f %%".formatted(100 * much.served() / full.served());
    }

    @Test
    @Order(2)
    void thousands_of_slow_clients_and_a_crowd_of_large_bodies_take_no_memory_from_others()
            throws Exception {
        var slow = new ArrayList<Socket>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < SLOW; i++) {
                slow.add(slowly());
            }
            // Opening and closing as many takes some seconds of a fifth of a core.
            figures.add("a list, beside " + SLOW + " slow clients", Until.is(this::lists));
            var large = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 50; i++) {
                large.add(threads.submit(() -> account.add("x".repeat(900_000)).statusCode()));
            }
            for (var answer : large) {
                assertThat(answer.get()).isIn(422, 503);
            }
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
        figures.add("a list, after all of them have left", Until.is(this::lists));
        assertThat(cluster.restarts("backend")).isZero();
        figures.add("memory after it", cluster.memory("backend"));
    }

    private boolean lists() {
        try {
            return account.list().statusCode() == 200;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A head that has begun and does not end. */
    private Socket slowly() throws IOException {
        var address = node.direct("/");
        var socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write("POST /api/tasks HTTP/1.1\r\nHost: b".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    @Order(3)
    void exports_of_ten_thousand_tasks_at_once_fit_as_well() throws Exception {
        // Which may still be told to wait.
        Until.is(() -> account.fill(10_000) == 200);
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
