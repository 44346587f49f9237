package todo.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.api.TestApi;
import todo.local.FaultProxy;

@Timeout(30)
class RetryingDataSourceTest {

    private FaultProxy gate;
    private RetryingDataSource dial;

    @BeforeEach
    void the_database_is_away() throws IOException {
        var url = TestApi.database();
        gate = FaultProxy.open(URI.create(url).getPort(), FaultProxy.State.SHUT);
        dial =
                new RetryingDataSource(
                        DatabaseUrl.parse(url.replaceFirst(":\\d+/", ":" + gate.port() + "/")));
    }

    @AfterEach
    void close() throws IOException {
        gate.close();
    }

    @Test
    void who_waits_for_a_database_has_it_when_it_comes() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> dial.getConnection());
            gate.setState(FaultProxy.State.OPEN);

            try (var connection = waiting.get()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void where_it_does_not_come_the_reason_is_told_and_the_pool_does_not_rest() {
        assertThatThrownBy(dial::getConnection).isInstanceOf(SQLException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
