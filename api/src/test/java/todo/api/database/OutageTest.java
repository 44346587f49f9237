package todo.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.TestApi;
import todo.local.FaultProxy;
import todo.local.LocalPostgres;

class OutageTest {

    private String url;
    private FaultProxy gate;

    @BeforeEach
    void shutTheGate() throws IOException {
        url = TestApi.database();
        gate = FaultProxy.open(URI.create(url).getPort(), FaultProxy.State.SHUT);
    }

    @AfterEach
    void removeTheGate() throws IOException {
        gate.close();
    }

    @Test
    void it_starts_without_the_database_and_is_ready_when_that_comes() throws IOException {
        try (var api = startBehindGate()) {
            assertThat(api.client().get("/health").status()).isEqualTo(200);
            var ready = api.client().get("/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.body().get("status").textValue()).isEqualTo("not_ready");
            assertThat(ready.body().at("/checks/database").textValue())
                    .contains("cannot be reached");
            assertUnavailable(login(api));

            gate.setState(FaultProxy.State.OPEN);

            api.awaitReady();
            assertThat(api.client().get("/ready").body().at("/checks/database").textValue())
                    .isEqualTo("connected");
            assertThat(login(api).status()).isEqualTo(401);
        }
    }

    @Test
    void it_survives_a_database_that_stops_and_comes_back() throws IOException {
        gate.setState(FaultProxy.State.OPEN);
        try (var api = startBehindGate()) {
            api.awaitReady();
            var client = api.newUser();

            gate.setState(FaultProxy.State.SHUT);
            assertUnavailable(client.post("/api/tasks", Map.of("title", "Lost?")));
            assertThat(client.get("/ready").status()).isEqualTo(503);
            assertThat(client.get("/health").status()).isEqualTo(200);

            gate.setState(FaultProxy.State.OPEN);
            api.awaitReady();
            assertThat(client.post("/api/tasks", Map.of("title", "Kept")).status()).isEqualTo(201);
        }
    }

    @Test
    void a_database_that_says_nothing_hangs_nobody() throws IOException {
        gate.setState(FaultProxy.State.OPEN);
        try (var api = startBehindGate()) {
            api.awaitReady();
            var client = api.newUser();

            gate.setState(FaultProxy.State.SILENT);
            assertThat(within(3, () -> client.get("/ready")).status()).isEqualTo(503);
            assertUnavailable(within(5, () -> client.get("/api/tasks")));

            gate.setState(FaultProxy.State.OPEN);
            api.awaitReady();
            assertThat(client.get("/api/tasks").status()).isEqualTo(200);
        }
    }

    @Test
    void a_database_that_fell_asleep_is_there_for_everybody_soon_after_it_wakes()
            throws IOException {
        gate.setState(FaultProxy.State.OPEN);
        try (var api = startBehindGate()) {
            api.awaitReady();
            var client = api.newUser();

            // It has closed what nobody used, and takes its time with the next.
            gate.setState(FaultProxy.State.SILENT);
            gate.closeConnections();
            assertUnavailable(within(5, () -> client.get("/api/tasks")));
            assertUnavailable(within(5, () -> client.post("/api/tasks", Map.of("title", "Wake"))));

            gate.setState(FaultProxy.State.OPEN);
            var task = Map.of("title", "Awake");
            within(
                    5,
                    () -> {
                        var answer = client.post("/api/tasks", task);
                        while (answer.status() != 201) {
                            assertUnavailable(answer);
                            answer = client.post("/api/tasks", task);
                        }
                        return answer;
                    });
            assertThat(client.get("/api/tasks").body().get("total").intValue()).isOne();
        }
    }

    @Test
    void connections_that_were_closed_while_nobody_used_them_cost_nobody_an_error()
            throws Exception {
        gate.setState(FaultProxy.State.OPEN);
        try (var api = startBehindGate()) {
            api.awaitReady();
            var client = api.newUser();
            assertThat(askedByMany(client)).containsOnly(200);

            awaitNoneUsedLately();
            gate.closeConnections();

            assertThat(askedByMany(client)).containsOnly(200);
        }
    }

    /**
     * For longer than the pool trusts a connection without a look at it: be it that a request used
     * it, or what the service does by itself every few seconds.
     */
    private void awaitNoneUsedLately() throws SQLException {
        var direct = DatabaseUrl.parse(url);
        try (var connection =
                        DriverManager.getConnection(
                                direct.jdbc(), direct.user(), direct.password());
                var statement =
                        connection.prepareStatement(
                                """
                                select 1 from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid()
                                  and clock_timestamp() - state_change < interval '600 ms'
                                """)) {
            while (isThere(statement)) {
                LockSupport.parkNanos(2_000_000);
            }
        }
    }

    private static boolean isThere(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private static List<Integer> askedByMany(Client client) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    Stream.generate(() ->
                                    CompletableFuture.supplyAsync(
                                            () -> client.get("/api/tasks").status(), threads))
                            .limit(20)
                            .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    @Test
    void a_database_that_answers_late_is_not_ready_and_hangs_nobody() throws IOException {
        gate.setState(FaultProxy.State.OPEN);
        try (var api = startBehindGate()) {
            api.awaitReady();
            var client = api.newUser();
            var list = client.post("/api/lists", Map.of("name", "Home")).body().get("id");

            gate.setState(FaultProxy.State.LATE);
            // Many statements, of which each would be answered in time.
            var task = Map.of("title", "Late", "list_id", list);
            assertUnavailable(within(5, () -> client.post("/api/tasks", task)));
            assertThat(client.get("/ready").status()).isEqualTo(503);

            gate.setState(FaultProxy.State.OPEN);
            api.awaitReady();
            assertThat(client.get("/api/tasks").body().get("total").intValue()).isZero();
        }
    }

    @Test
    void replicas_that_start_together_on_an_empty_database_migrate_it_once() {
        var empty = LocalPostgres.shared().freshDatabase();
        try (var one = TestApi.start(empty, Clock.systemUTC(), Map.of());
                var two = TestApi.start(empty, Clock.systemUTC(), Map.of())) {
            one.awaitReady();
            two.awaitReady();

            var token = Objects.requireNonNull(one.newUser().header("Authorization"));
            assertThat(two.client().with("Authorization", token).get("/api/auth/me").status())
                    .isEqualTo(200);
        }
    }

    private TestApi startBehindGate() {
        var behind = url.replaceFirst(":\\d+/", ":" + gate.port() + "/");
        return TestApi.start(behind, Clock.systemUTC(), Map.of());
    }

    private static Client.Answer within(int seconds, Supplier<Client.Answer> request) {
        var start = System.nanoTime();
        var answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofSeconds(seconds));
        return answer;
    }

    private static Client.Answer login(TestApi api) {
        return api.client()
                .post(
                        "/api/auth/login",
                        Map.of("email", "a@example.org", "password", "whatever it is"));
    }

    private static void assertUnavailable(Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("2");
        assertThat(answer.body().get("detail").textValue()).contains("database");
    }
}
