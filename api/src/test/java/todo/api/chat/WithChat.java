package todo.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

/** One API with a scripted assistant for all tests of a class, and a new user for each. */
abstract class WithChat {

    /** A test does not wait for longer. */
    static final TurnTimes TIMES =
            new TurnTimes(Duration.ofSeconds(15), Duration.ofMillis(20), Duration.ofMillis(200));

    protected static MovableClock clock;
    protected static TestApi api;
    private static String database;
    protected static ScriptedAssistant assistant;

    @SuppressWarnings("NullAway.Init")
    protected ChatClient user;

    @BeforeAll
    static void startApi() {
        assistant = new ScriptedAssistant();
        clock = new MovableClock(Instant.now());
        database = TestApi.database();
        api = start(database, clock, Map.of(), new Assistants(assistant, null), TIMES);
    }

    static TestApi start(
            Clock clock, Map<String, String> environment, Assistants assistants, TurnTimes times) {
        return start(TestApi.database(), clock, environment, assistants, times);
    }

    private static TestApi start(
            String database,
            Clock clock,
            Map<String, String> environment,
            Assistants assistants,
            TurnTimes times) {
        var started =
                TestApi.start(
                        database,
                        clock,
                        environment,
                        chat ->
                                new ChatSetup(
                                        chat.enabled(), chat.tokensADay(), assistants, times));
        started.awaitReady();
        return started;
    }

    /** Fails after so many seconds. */
    static void await(CountDownLatch latch, int seconds) {
        try {
            assertThat(latch.await(seconds, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect() throws SQLException {
        var url = DatabaseUrl.parse(database);
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /**
     * @return the number of rows
     */
    static int update(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @AfterAll
    static void stopApi() {
        api.close();
    }

    @BeforeEach
    void registerUser() {
        user = ChatClient.newUser(api);
    }
}
