package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Start, shutdown and crashes of the backend. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SkipAfterFailure.class)
class CrashTest {

    private static final Duration KILLING = Duration.ofMinutes(2);
    private static final int LEAST = 21;
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Figures figures = new Figures("crash");
    private final Installation installation;
    private final Cluster cluster;

    CrashTest(@TempDir Path directory) throws IOException {
        installation = new Installation(directory);
        cluster = installation.cluster();
    }

    @AfterAll
    void end() throws IOException {
        installation.close();
        figures.print();
    }

    @Test
    @Order(1)
    void replicas_that_start_together_on_an_empty_database_create_the_schema_once()
            throws Exception {
        installation.install("backend.replicas=2");

        assertThat(installation.logs().containersThatLogged("\"the schema is at ")).isOne();
        assertThat(migrations()).isPositive();
    }

    /**
     * @return the number of lines, each of which must be unique
     */
    private int migrations() throws SQLException {
        var url = installation.databaseUrl().replaceFirst("//(.*):(.*)@", "//");
        try (var connection = DriverManager.getConnection("jdbc:" + url, "todo", "any");
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select count(*), count(distinct version) from flyway_schema_history")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(row.getInt(2));
            return row.getInt(1);
        }
    }

    @Test
    @Order(2)
    void no_acknowledged_write_is_lost_or_duplicated_when_backends_are_killed() throws Exception {
        var account = installation.register();
        var writers = RetryingWriters.start(account);
        var end = Instant.now().plus(KILLING);
        var killed = 0;
        while (killed < LEAST || Instant.now().isBefore(end)) {
            var pods = cluster.pods("backend");
            var pod = pods.get(killed % pods.size());
            new PodProcess(pod).kill();
            killed++;
            if (restartIsDelayed(pod)) {
                cluster.delete(pod); // so that there is always a pod to kill
            }
            Thread.sleep(BETWEEN);
        }
        installation.awaitReady();
        var report = writers.stop(account);

        figures.add("kill -9, " + killed + " times", report.toString());
        assertThat(report.acknowledged()).isPositive();
        assertThat(report.lost()).isEmpty();
        assertThat(report.doubled()).isEmpty();
    }

    /** From the second restart on, the kubelet waits longer each time. */
    private static boolean restartIsDelayed(Pod pod) {
        // A new pod has no container status yet.
        return pod.getStatus().getContainerStatuses().stream()
                .anyMatch(container -> container.getRestartCount() > 0);
    }

    @Test
    @Order(3)
    void a_backend_that_is_shut_down_becomes_unready_ends_its_streams_and_exits_with_0()
            throws Exception {
        var pod = cluster.pods("backend").getFirst();
        try (var forward = cluster.forward(pod);
                var client = HttpClient.newHttpClient()) {
            var account =
                    installation
                            .register()
                            .at(new HttpEndpoint("backend", "127.0.0.1:" + forward.getLocalPort()));
            var stream = listen(client, forward.getLocalPort(), account.token());
            var ended = cluster.exitCode(pod);
            var begin = Instant.now();
            cluster.delete(pod);

            var unready = Await.until(() -> cluster.status(pod, "/ready") == 503);
            assertThat(account.list().statusCode()).isEqualTo(200);
            stream.get(20, TimeUnit.SECONDS);
            var streams = Duration.between(begin, Instant.now());
            var exit = ended.get(20, TimeUnit.SECONDS);

            figures.add("shutdown: from the delete request to unready", unready);
            figures.add("shutdown: to the end of its streams", streams);
            figures.add(
                    "shutdown: to its exit",
                    Duration.between(begin, Instant.now()),
                    Duration.ofSeconds(20));
            assertThat(exit).isZero();
        }
    }

    private static CompletableFuture<?> listen(HttpClient client, int port, String token)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                new HttpEndpoint("", "127.0.0.1:" + port).direct("/api/events"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        var answer = client.send(request, BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return CompletableFuture.runAsync(() -> answer.body().forEach(Objects::requireNonNull));
    }

    @Test
    @Order(4)
    void the_logs_are_json_without_secrets() throws IOException {
        figures.add("log lines, all JSON and without secrets", "" + installation.logs().check());
    }
}
