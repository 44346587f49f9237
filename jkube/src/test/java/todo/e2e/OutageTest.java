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
 * During any database failure the backend stays alive, reports it, answers within seconds, and
 * recovers with the database. Requests bypass the Ingress, which does not route to unready pods.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OutageTest {

    private static final Duration HEALTH = Duration.ofMillis(500);
    private static final Duration WHILE = Duration.ofSeconds(15);

    /** A small disk that can be filled: a tmpfs, if this machine permits one. */
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
                        .at(new HttpEndpoint("backend", "127.0.0.1:" + forward.getLocalPort()));
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
        figures.add("log lines, all JSON and without secrets", "" + lines);
        forward.close();
        installation.close();
        if (small) {
            Commands.run("umount", DISK.toString());
        }
        figures.print();
    }

    /** An action on the database. */
    private interface Action {
        void run() throws Exception;
    }

    @Test
    void recovers_after_a_minute_without_a_database() throws Exception {
        completeOutage(
                "down",
                Duration.ofMinutes(1),
                () -> installation.faultProxy().setState(FaultProxy.State.SHUT),
                this::open);
    }

    @Test
    void recovers_from_dropped_packets() throws Exception {
        completeOutage(
                "silent",
                WHILE,
                () -> installation.faultProxy().setState(FaultProxy.State.SILENT),
                this::open);
    }

    @Test
    void recovers_from_responses_two_seconds_late() throws Exception {
        completeOutage(
                "late",
                WHILE,
                () -> installation.faultProxy().setState(FaultProxy.State.LATE),
                this::open);
    }

    private void open() throws IOException {
        installation.faultProxy().setState(FaultProxy.State.OPEN);
    }

    @Test
    void recovers_from_cut_connections() throws Exception {
        partialFailure(
                "cut",
                Duration.ofSeconds(5),
                () -> installation.faultProxy().closeConnections(),
                () -> {});
    }

    @Test
    void stays_ready_while_the_database_is_read_only() throws Exception {
        partialFailure("read-only", WHILE, () -> readOnly("on"), () -> readOnly("off"));
    }

    private void readOnly(String value) {
        installation
                .postgres()
                .execute("alter system set default_transaction_read_only = " + value);
        installation.postgres().execute("select pg_reload_conf()");
    }

    @Test
    void stays_ready_while_the_disk_is_full() throws Exception {
        assumeTrue(small, "only root can mount a small disk");
        var ballast = DISK.resolve("ballast");
        partialFailure(
                "full",
                WHILE,
                () -> {
                    try (var out = Files.newOutputStream(ballast)) {
                        var block = new byte[1 << 16];
                        while (true) {
                            out.write(block);
                        }
                    } catch (IOException full) {
                        // expected
                    }
                },
                () -> Files.delete(ballast));
    }

    /** A complete outage: the pod must become unready. */
    private void completeOutage(String name, Duration length, Action begin, Action end)
            throws Exception {
        run(name, length, begin, end, Duration.ofSeconds(10));
    }

    /** A partial or brief failure: the pod may stay ready. */
    private void partialFailure(String name, Duration length, Action begin, Action end)
            throws Exception {
        run(name, length, begin, end, null);
    }

    /**
     * @param unready the maximum time to unready; null if the pod may stay ready
     */
    private void run(
            String name, Duration length, Action begin, Action end, @Nullable Duration unready)
            throws Exception {
        var restarts = cluster.restarts("backend");
        var failedChecks = new AtomicInteger();
        var writers = RetryingWriters.start(account);
        try (var _ =
                new BackgroundLoop(
                        HEALTH,
                        () -> {
                            if (cluster.status(pod, "/health") != 200) {
                                failedChecks.incrementAndGet();
                            }
                        })) {
            Await.until(() -> writers.acknowledged() > 0);
            begin.run();
            if (unready != null) {
                var detected = Await.until(() -> cluster.status(pod, "/ready") == 503);
                figures.add(name + ": to unready", detected, unready);
                assertThat(detected).isLessThan(unready);
            }
            Thread.sleep(length);
            end.run();
            var before = writers.acknowledged();
            var back =
                    Await.until(() ->
                            cluster.status(pod, "/ready") == 200
                                    && writers.acknowledged() > before);
            figures.add(name + ": from recovery to the first write", back, Duration.ofSeconds(5));
            assertThat(back).isLessThan(Duration.ofSeconds(5));
        }
        var report = writers.stop(account);

        figures.add(name, report.toString());
        assertThat(failedChecks).as("failed health checks").hasValue(0);
        assertThat(cluster.restarts("backend")).isEqualTo(restarts);
        assertThat(report.unhelpful()).isEmpty();
        assertThat(report.lost()).isEmpty();
        assertThat(report.doubled()).isEmpty();
        assertThat(report.slowest()).isLessThan(Duration.ofSeconds(5));
    }
}
