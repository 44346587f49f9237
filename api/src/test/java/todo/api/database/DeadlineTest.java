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

    private static final Duration MOST = Duration.ofSeconds(20);

    private final Connection connection =
            (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });

    @Test
    void a_connection_that_is_there_is_taken_however_little_time_is_left() throws SQLException {
        assertThat(Deadline.of(Duration.ofSeconds(1)).connection(MOST, () -> connection))
                .isSameAs(connection);
    }

    @Test
    void one_that_is_not_there_is_waited_for_as_long_as_time_is_left() {
        var never = new CountDownLatch(1);

        assertThatThrownBy(() ->
                        Deadline.of(Duration.ofMillis(50))
                                .connection(MOST, () -> awaitAsThePoolDoes(never)))
                .isInstanceOf(Failure.Unavailable.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void nothing_is_asked_for_when_no_time_is_left() {
        assertThatThrownBy(() ->
                        Deadline.of(Duration.ZERO)
                                .connection(
                                        MOST,
                                        () -> {
                                            throw new AssertionError("asked");
                                        }))
                .isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void what_the_pool_fails_with_is_passed_on() {
        var failure = new SQLException("no");

        assertThatThrownBy(() ->
                        Deadline.of(Duration.ofSeconds(1))
                                .connection(
                                        MOST,
                                        () -> {
                                            throw failure;
                                        }))
                .isSameAs(failure);
    }

    private static Connection awaitAsThePoolDoes(CountDownLatch never) throws SQLException {
        try {
            never.await();
            throw new AssertionError("it came");
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", cut);
        }
    }
}
