package todo.web.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

    private static final Day BERLIN =
            new Day(LocalDate.parse("2026-11-23"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, Today, today",
        "2026-11-24T00:00:00Z, Tomorrow, soon",
        "2026-11-22T00:00:00Z, Yesterday, overdue",
        "2026-11-18T00:00:00Z, 5 days ago, overdue",
        "2026-11-27T00:00:00Z, Friday, later",
        "2026-12-24T00:00:00Z, 24 December, later",
        "2027-01-02T00:00:00Z, 2 January 2027, later",
        "2026-11-16T00:00:00Z, 16 November, overdue",
        "2026-11-23T17:30:00Z, 'Today, 18:30', today",
        "2026-11-23T23:30:00Z, 'Tomorrow, 00:30', soon",
    })
    void aDateIsSaidAsAPersonSaysIt(Instant due, String words, String style) {
        assertThat(Due.of(due, BERLIN, false).words()).isEqualTo(words);
        assertThat(Due.of(due, BERLIN, false).style()).isEqualTo(style);
    }

    @Test
    void whatIsDoneIsNotOverdue() {
        assertThat(Due.of(Instant.parse("2026-11-01T00:00:00Z"), BERLIN, true).style())
                .isEqualTo("later");
    }

    @Test
    void aDayIsTheSameDayEverywhere() {
        var honolulu = new Day(LocalDate.parse("2026-11-23"), ZoneId.of("Pacific/Honolulu"));
        assertThat(honolulu.date(Instant.parse("2026-11-23T00:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(honolulu.date(Instant.parse("2026-11-23T01:00:00Z"))).isEqualTo("2026-11-22");
    }
}
