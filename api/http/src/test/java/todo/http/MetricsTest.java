package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void what_a_request_has_waited_for_its_turn_counts_as_the_time_it_took() {
        var metrics = new Metrics();
        var arrived = System.nanoTime() - TimeUnit.SECONDS.toNanos(3);

        metrics.around(request -> Response.status(204)).handle(Requests.get(arrived, "/"));

        assertThat(
                        metrics.registry()
                                .getSampleValue(
                                        "http_request_duration_seconds_sum",
                                        new String[] {"method", "path"},
                                        new String[] {"GET", ""}))
                .isGreaterThanOrEqualTo(3);
    }
}
