package todo.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T00:00:00Z",
                "2026-11-24T10:30:00Z",
                "2026-11-24T10:30:05Z",
                "2026-11-24T10:30:00.100Z",
                "2026-11-24T10:30:00.000001Z",
                "1969-12-31T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void an_instant_is_written_as_the_jdk_writes_it(String text) {
        assertThat(Rfc3339.text(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void and_so_is_any_other_one() {
        var random = new Random(3339);
        for (var n = 0; n < 10_000; n++) {
            var unit = n % 2 == 0 ? ChronoUnit.SECONDS : ChronoUnit.NANOS;
            var instant =
                    Instant.ofEpochSecond(random.nextLong(1L << 36), random.nextInt(1_000_000_000))
                            .truncatedTo(unit);
            assertThat(Rfc3339.text(instant)).isEqualTo(instant.toString());
        }
    }
}
