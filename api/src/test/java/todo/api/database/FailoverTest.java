package todo.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import todo.api.Client;
import todo.api.TestApi;
import todo.local.FaultProxy;

/** A database of two servers, of which one is lost. */
class FailoverTest {

    private static final int WRITERS = 4;

    @Test
    void writes_go_on_after_a_failover_and_no_acknowledged_write_is_lost(@TempDir Path directory)
            throws IOException, SQLException, InterruptedException {
        try (var servers = ReplicatedPostgres.start(directory);
                var api = TestApi.start(servers.url(), Clock.systemUTC(), Map.of());
                var other = TestApi.start(servers.reversedUrl(), Clock.systemUTC(), Map.of());
                var database = open(servers.reversedUrl())) {
            api.awaitReady();
            other.awaitReady();
            var client = api.newUser();
            var acknowledged = ConcurrentHashMap.<String>newKeySet();
            try (var writers = new Writers(client, acknowledged)) {
                await(Duration.ofSeconds(30), () -> acknowledged.size() >= 100);

                servers.stopPrimary();
                await(Duration.ofSeconds(30), () -> writers.refused.get() > 0);
                servers.promoteStandby();

                var before = acknowledged.size();
                await(Duration.ofSeconds(5), () -> acknowledged.size() >= before + 20);
            }
            assertThat(titles(client)).containsAll(acknowledged);
            other.awaitReady();
            assertThat(
                            other.client()
                                    .with(
                                            "Authorization",
                                            Objects.requireNonNull(client.header("Authorization")))
                                    .post("/api/tasks", Map.of("title", "Elsewhere"))
                                    .status())
                    .isEqualTo(201);
            assertNotificationsArrive(database);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHUT", "SILENT"})
    void a_host_that_does_not_answer_leaves_the_others_their_time(FaultProxy.State state)
            throws IOException, SQLException {
        var url = TestApi.database();
        var port = URI.create(url).getPort();
        try (var proxy = FaultProxy.open(port, state)) {
            var both = url.replace(":" + port, ":" + proxy.port() + ",127.0.0.1:" + port);
            var start = System.nanoTime();
            for (var i = 0; i < 3; i++) {
                try (var connection = HostConnector.connect(DatabaseUrl.parse(both))) {
                    assertThat(connection.isValid(1)).isTrue();
                }
            }
            // The driver waits for two seconds, and then has no time left for the second host.
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    private static Database open(String url) {
        return Database.open(DatabaseUrl.parse(url), 1, new CollectorRegistry());
    }

    private static void assertNotificationsArrive(Database database) {
        await(Duration.ofSeconds(5), database::isReady);
        try (var subscription = database.subscribe("failover")) {
            database.sql("select pg_notify('failover', 'hello')").first(row -> true);
            assertThat(subscription.next(Duration.ofSeconds(5))).containsExactly("hello");
        }
    }

    /** Adds tasks without pause, and remembers which were acknowledged. */
    private static final class Writers implements AutoCloseable {

        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Writers(Client client, Set<String> acknowledged) {
            for (var i = 0; i < WRITERS; i++) {
                threads.execute(() -> write(client, acknowledged));
            }
        }

        private void write(Client client, Set<String> acknowledged) {
            while (!stopped.get()) {
                var title = "Task " + next.incrementAndGet();
                var status = client.post("/api/tasks", Map.of("title", title)).status();
                if (status == 201) {
                    acknowledged.add(title);
                } else {
                    assertThat(status).isEqualTo(503);
                    refused.incrementAndGet();
                }
            }
        }

        @Override
        public void close() {
            stopped.set(true);
            threads.close();
        }
    }

    private static List<String> titles(Client client) {
        var titles = new ArrayList<String>();
        var next = "";
        do {
            var page = client.get("/api/tasks?limit=500" + next).body();
            page.get("tasks").forEach(task -> titles.add(task.get("title").textValue()));
            next = "&cursor=" + page.get("next_cursor").textValue();
        } while (!next.endsWith("=null"));
        return titles;
    }

    private static void await(Duration limit, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + limit).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
