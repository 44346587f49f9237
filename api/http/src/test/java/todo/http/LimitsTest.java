package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @ParameterizedTest
    @CsvSource({
        "sun.net.httpserver.maxReqTime, 30",
        "sun.net.httpserver.maxRspTime, 300",
        "jdk.httpserver.maxConnections, 2500",
        "sun.net.httpserver.idleInterval, 90",
        "sun.net.httpserver.maxIdleConnections, 2500",
        "sun.net.httpserver.nodelay, true",
        "sun.net.httpserver.maxReqHeaders, 100",
        "sun.net.httpserver.maxReqHeaderSize, 32768",
        "sun.net.httpserver.drainAmount, 8388608"
    })
    void each_limit_is_set_on_the_jdks_server(String property, String value) {
        assertThat(Limits.PROPERTIES).hasSize(9).containsEntry(property, value);
    }

    @Test
    void a_small_heap_takes_fewer_connections() {
        assertThat(Limits.connections(50L << 20)).isEqualTo("914");
        assertThat(Limits.connections(1L << 40)).isEqualTo("2500");
    }

    @Test
    void what_the_command_line_says_stays() {
        System.setProperty("todo.http.test.given", "1");

        Limits.apply(Map.of("todo.http.test.given", "2", "todo.http.test.absent", "3"));

        assertThat(System.getProperty("todo.http.test.given")).isEqualTo("1");
        assertThat(System.getProperty("todo.http.test.absent")).isEqualTo("3");
    }
}
