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
    private FaultProxy proxy;

    @BeforeEach
    void startTheProxy() throws IOException {
        url = TestApi.database();
        proxy = FaultProxy.open(URI.create(url).getPort(), FaultProxy.State.SHUT);
    }

    @AfterEach
    void closeTheProxy() throws IOException {
        proxy.close();
    }

    @Test
    void it_starts_without_the_database_and_becomes_ready_when_the_database_does()
            throws IOException {
        try (var api = startBehindProxy()) {
            assertThat(api.client().get("/health").status()).isEqualTo(200);
            var ready = api.client().get("/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.body().get("status").textValue()).isEqualTo("not_ready");
            assertThat(ready.body().at("/checks/database").textValue())
                    .contains("cannot be reached");
            assertUnavailable(login(api));

            proxy.setState(FaultProxy.State.OPEN);

            api.awaitReady();
            assertThat(api.client().get("/ready").body().at("/checks/database").textValue())
                    .isEqualTo("connected");
            assertThat(login(api).status()).isEqualTo(401);
        }
    }

    @Test
    void it_survives_a_database_that_stops_and_comes_back() throws IOException {
        proxy.setState(FaultProxy.State.OPEN);
        try (var api = startBehindProxy()) {
            api.awaitReady();
            var client = api.newUser();

            proxy.setState(FaultProxy.State.SHUT);
            assertUnavailable(client.post("/api/tasks", Map.of("title", "Lost?")));
            assertThat(client.get("/ready").status()).isEqualTo(503);
            assertThat(client.get("/health").status()).isEqualTo(200);

            proxy.setState(FaultProxy.State.OPEN);
            api.awaitReady();
            assertThat(client.post("/api/tasks", Map.of("title", "Kept")).status()).isEqualTo(201);
        }
    }

    @Test
    void a_silent_database_blocks_no_request() throws IOException {
        proxy.setState(FaultProxy.State.OPEN);
        try (var api = startBehindProxy()) {
            api.awaitReady();
            var client = api.newUser();

            proxy.setState(FaultProxy.State.SILENT);
            assertThat(within(3, () -> client.get("/ready")).status()).isEqualTo(503);
            assertUnavailable(within(5, () -> client.get("/api/tasks")));

            proxy.setState(FaultProxy.State.OPEN);
            api.awaitReady();
            assertThat(client.get("/api/tasks").status()).isEqualTo(200);
        }
    }

    @Test
    void requests_succeed_soon_after_a_suspended_database_resumes() throws IOException {
        proxy.setState(FaultProxy.State.OPEN);
        try (var api = startBehindProxy()) {
            api.awaitReady();
            var client = api.newUser();

            // It has closed its idle connections and does not accept new ones yet.
            proxy.setState(FaultProxy.State.SILENT);
            proxy.closeConnections();
            assertUnavailable(within(5, () -> client.get("/api/tasks")));
            assertUnavailable(within(5, () -> client.post("/api/tasks", Map.of("title", "Wake"))));

            proxy.setState(FaultProxy.State.OPEN);
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
    void idle_connections_that_the_database_closed_cause_no_error() throws Exception {
        proxy.setState(FaultProxy.State.OPEN);
        try (var api = startBehindProxy()) {
            api.awaitReady();
            var client = api.newUser();
            assertThat(statusOfManyRequests(client)).containsOnly(200);

            awaitIdleConnections();
            proxy.closeConnections();

            assertThat(statusOfManyRequests(client)).containsOnly(200);
        }
    }

    /**
     * Waits until no connection has been used for longer than the pool skips its validation,
     * whether by a request or by a background task.
     */
    private void awaitIdleConnections() throws SQLException {
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
            while (hasRows(statement)) {
                LockSupport.parkNanos(2_000_000);
            }
        }
    }

    private static boolean hasRows(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private static List<Integer> statusOfManyRequests(Client client) {
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
    void a_slow_database_is_not_ready_and_blocks_no_request() throws IOException {
        proxy.setState(FaultProxy.State.OPEN);
        try (var api = startBehindProxy()) {
            api.awaitReady();
            var client = api.newUser();
            var list = client.post("/api/lists", Map.of("name", "Home")).body().get("id");

            proxy.setState(FaultProxy.State.LATE);
            // Many statements, each of which would be answered in time.
            var task = Map.of("title", "Late", "list_id", list);
            assertUnavailable(within(5, () -> client.post("/api/tasks", task)));
            assertThat(client.get("/ready").status()).isEqualTo(503);

            proxy.setState(FaultProxy.State.OPEN);
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

    private TestApi startBehindProxy() {
        var behind = url.replaceFirst(":\\d+/", ":" + proxy.port() + "/");
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
                        Map.of("email", "a@example.org", "password", "some password"));
    }

    private static void assertUnavailable(Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("2");
        assertThat(answer.body().get("detail").textValue()).contains("database");
    }
}
