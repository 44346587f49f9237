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
import todo.failure.Failure;

@Timeout(30)
class DeadlineTest {

    private static final Duration POOL_TIMEOUT = Duration.ofSeconds(20);

    private final Connection connection =
            (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });

    @Test
    void an_available_connection_is_taken_however_little_time_is_left() throws SQLException {
        assertThat(Deadline.of(Duration.ofSeconds(1)).connection(POOL_TIMEOUT, () -> connection))
                .isSameAs(connection);
    }

    @Test
    void waiting_for_a_connection_ends_with_the_deadline() {
        var never = new CountDownLatch(1);

        assertThatThrownBy(() ->
                        Deadline.of(Duration.ofMillis(50))
                                .connection(POOL_TIMEOUT, () -> awaitLikeThePool(never)))
                .isInstanceOf(Failure.Unavailable.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void the_pool_is_not_called_after_the_deadline() {
        assertThatThrownBy(() ->
                        Deadline.of(Duration.ZERO)
                                .connection(
                                        POOL_TIMEOUT,
                                        () -> {
                                            throw new AssertionError("asked");
                                        }))
                .isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void a_failure_of_the_pool_is_passed_on() {
        var failure = new SQLException("no");

        assertThatThrownBy(() ->
                        Deadline.of(Duration.ofSeconds(1))
                                .connection(
                                        POOL_TIMEOUT,
                                        () -> {
                                            throw failure;
                                        }))
                .isSameAs(failure);
    }

    private static Connection awaitLikeThePool(CountDownLatch never) throws SQLException {
        try {
            never.await();
            throw new AssertionError("it came");
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", cut);
        }
    }
}
