package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import todo.local.FaultProxy;

/**
 * Whatever becomes of the database, the backend lives, says so, answers everybody soon, and goes on
 * when the database does. Asked past the Ingress, which lets nobody through to what is not ready.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OutageTest {

    private static final Duration HEALTH = Duration.ofMillis(500);
    private static final Duration WHILE = Duration.ofSeconds(15);

    /** A disk that is soon full: of memory where this machine lets us make one. */
    private static final Path DISK = Path.of("target/e2e/disk").toAbsolutePath();

    private final Figures figures = new Figures("outage");
    private boolean small;
    private Installation installation;
    private Cluster cluster;
    private Pod pod;
    private LocalPortForward forward;
    private Account account;

    @BeforeAll
    void install() throws Exception {
        Files.createDirectories(DISK);
        small = mounted();
        installation = new Installation(DISK.resolve("postgres"));
        cluster = installation.cluster();
        installation.install();
        pod = cluster.pods("backend").getFirst();
        forward = cluster.forward(pod);
        account =
                installation
                        .register()
                        .at(new Site("backend", "127.0.0.1:" + forward.getLocalPort()));
    }

    private static boolean mounted() {
        try {
            Commands.run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", DISK.toString());
            return true;
        } catch (AssertionError notRoot) {
            return false;
        }
    }

    @AfterAll
    void end() throws IOException {
        var lines = installation.logs().check();
        figures.add("lines of log, each JSON and without a secret", "" + lines);
        forward.close();
        installation.close();
        if (small) {
            Commands.run("umount", DISK.toString());
        }
        figures.print();
    }

    /** What somebody does to the database. */
    private interface Act {
        void run() throws Exception;
    }

    @Test
    void it_is_down_for_a_minute() throws Exception {
        outage(
                "down",
                Duration.ofMinutes(1),
                () -> installation.gate().setState(FaultProxy.State.SHUT),
                this::open);
    }

    @Test
    void packets_to_it_vanish() throws Exception {
        outage(
                "silent",
                WHILE,
                () -> installation.gate().setState(FaultProxy.State.SILENT),
                this::open);
    }

    @Test
    void each_of_its_answers_comes_two_seconds_late() throws Exception {
        outage(
                "late",
                WHILE,
                () -> installation.gate().setState(FaultProxy.State.LATE),
                this::open);
    }

    private void open() throws IOException {
        installation.gate().setState(FaultProxy.State.OPEN);
    }

    @Test
    void its_connections_are_cut() throws Exception {
        trouble(
                "cut",
                Duration.ofSeconds(5),
                () -> installation.gate().closeConnections(),
                () -> {});
    }

    @Test
    void it_can_only_be_read() throws Exception {
        trouble("read-only", WHILE, () -> readOnly("on"), () -> readOnly("off"));
    }

    private void readOnly(String value) {
        installation
                .postgres()
                .execute("alter system set default_transaction_read_only = " + value);
        installation.postgres().execute("select pg_reload_conf()");
    }

    @Test
    void its_disk_is_full() throws Exception {
        assumeTrue(small, "only root can make a small disk");
        var ballast = DISK.resolve("ballast");
        trouble(
                "full",
                WHILE,
                () -> {
                    try (var out = Files.newOutputStream(ballast)) {
                        var block = new byte[1 << 16];
                        while (true) {
                            out.write(block);
                        }
                    } catch (IOException full) {
                        // as it should be
                    }
                },
                () -> Files.delete(ballast));
    }

    /** The whole service is out of order: it is unready meanwhile. */
    private void outage(String name, Duration length, Act begin, Act end) throws Exception {
        run(name, length, begin, end, Duration.ofSeconds(10));
    }

    /** Some of it is: reading goes on, or it is over at once. */
    private void trouble(String name, Duration length, Act begin, Act end) throws Exception {
        run(name, length, begin, end, null);
    }

    /**
     * @param unready when at most it says that it is not ready; null where it may go on
     */
    private void run(String name, Duration length, Act begin, Act end, @Nullable Duration unready)
            throws Exception {
        var restarts = cluster.restarts("backend");
        var deaths = new AtomicInteger();
        var writers = Writers.start(account);
        try (var _ =
                new Repeatedly(
                        HEALTH,
                        () -> {
                            if (cluster.status(pod, "/health") != 200) {
                                deaths.incrementAndGet();
                            }
                        })) {
            Until.is(() -> writers.acknowledged() > 0);
            begin.run();
            if (unready != null) {
                var said = Until.is(() -> cluster.status(pod, "/ready") == 503);
                figures.add(name + ": to unready", said, unready);
                assertThat(said).isLessThan(unready);
            }
            Thread.sleep(length);
            end.run();
            var before = writers.acknowledged();
            var back =
                    Until.is(() ->
                            cluster.status(pod, "/ready") == 200
                                    && writers.acknowledged() > before);
            figures.add(name + ": from its return to the first write", back, Duration.ofSeconds(5));
            assertThat(back).isLessThan(Duration.ofSeconds(5));
        }
        var report = writers.stop(account);

        figures.add(name, report.toString());
        assertThat(deaths).as("times that it seemed dead").hasValue(0);
        assertThat(cluster.restarts("backend")).isEqualTo(restarts);
        assertThat(report.unhelpful()).isEmpty();
        assertThat(report.lost()).isEmpty();
        assertThat(report.doubled()).isEmpty();
        assertThat(report.slowest()).isLessThan(Duration.ofSeconds(5));
    }
}
