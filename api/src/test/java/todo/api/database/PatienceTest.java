package todo.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.http.Failure;

@Timeout(20)
class PatienceTest {

    private static final Duration POOL = Duration.ofMinutes(1);

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Knows only how to be closed. */
    private final Connection connection =
            (Connection)
                    Proxy.newProxyInstance(
                            PatienceTest.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                closed.countDown();
                                return null;
                            });

    /** As of a request that has waited for its turn. */
    @Test
    void a_connection_that_is_there_is_taken_however_little_time_is_left() throws SQLException {
        var patience = Patience.of(Duration.ofSeconds(10));

        assertThat(patience.connection(POOL, () -> connection)).isSameAs(connection);
        assertThat(closed.getCount()).isOne();
    }

    @Test
    void one_that_comes_too_late_is_not_waited_for_and_goes_back() throws InterruptedException {
        var patience = Patience.of(Duration.ofMillis(20));
        var free = new CountDownLatch(1);

        assertThatThrownBy(() ->
                        patience.connection(
                                POOL,
                                () -> {
                                    await(free);
                                    return connection;
                                }))
                .isInstanceOf(Failure.Unavailable.class);
        free.countDown();
        closed.await();
    }

    @Test
    void why_there_is_none_is_told() {
        var patience = Patience.of(Duration.ofSeconds(10));
        var refused = new SQLException("refused");

        assertThatThrownBy(() ->
                        patience.connection(
                                POOL,
                                () -> {
                                    throw refused;
                                }))
                .isSameAs(refused);
    }

    @Test
    void where_no_time_is_left_nobody_is_asked() {
        assertThatThrownBy(() ->
                        Patience.of(Duration.ZERO)
                                .connection(
                                        POOL,
                                        () -> {
                                            throw new AssertionError("asked");
                                        }))
                .isInstanceOf(Failure.Unavailable.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }
}
