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

    private FaultProxy proxy;
    private RetryingDataSource dataSource;

    @BeforeEach
    void startTheProxy() throws IOException {
        var url = TestApi.database();
        proxy = FaultProxy.open(URI.create(url).getPort(), FaultProxy.State.SHUT);
        dataSource =
                new RetryingDataSource(
                        DatabaseUrl.parse(url.replaceFirst(":\\d+/", ":" + proxy.port() + "/")));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @Test
    void a_connection_is_returned_as_soon_as_the_database_accepts_it() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiting = threads.submit(() -> dataSource.getConnection());
            proxy.setState(FaultProxy.State.OPEN);

            try (var connection = waiting.get()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void after_a_second_the_cause_is_thrown_and_the_thread_interrupted() {
        assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
