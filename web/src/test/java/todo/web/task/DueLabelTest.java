package todo.web.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.web.page.Today;

class DueLabelTest {

    private static final Today BERLIN =
            new Today(LocalDate.parse("2026-11-23"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, true, Today, today",
        "2026-11-24T00:00:00Z, true, Tomorrow, soon",
        "2026-11-22T00:00:00Z, true, Yesterday, overdue",
        "2026-11-18T00:00:00Z, true, 5 days ago, overdue",
        "2026-11-27T00:00:00Z, true, Friday, later",
        "2026-12-24T00:00:00Z, true, 24 December, later",
        "2027-01-02T00:00:00Z, true, 2 January 2027, later",
        "2026-11-16T00:00:00Z, true, 16 November, overdue",
        "2026-11-24T00:00:00Z, false, 'Tomorrow, 01:00', soon",
        "2026-11-23T17:30:00Z, false, 'Today, 18:30', today",
        "2026-11-23T23:30:00Z, false, 'Tomorrow, 00:30', soon",
    })
    void a_date_is_said_as_a_person_says_it(
            Instant due, boolean allDay, String words, String style) {
        var said = DueLabel.of(task(due, allDay, Status.PENDING), due, BERLIN);

        assertThat(said.words()).isEqualTo(words);
        assertThat(said.style()).isEqualTo(style);
    }

    @Test
    void what_is_done_is_not_overdue() {
        var due = Instant.parse("2026-11-01T00:00:00Z");

        assertThat(DueLabel.of(task(due, true, Status.COMPLETED), due, BERLIN).style())
                .isEqualTo("later");
    }

    @Test
    void a_day_is_the_same_day_everywhere() {
        var honolulu = new Today(LocalDate.parse("2026-11-23"), ZoneId.of("Pacific/Honolulu"));
        var midnight = Instant.parse("2026-11-23T00:00:00Z");

        assertThat(honolulu.date(midnight, true)).isEqualTo("2026-11-23");
        assertThat(honolulu.date(midnight, false)).isEqualTo("2026-11-22");
    }

    private static Task task(Instant due, boolean allDay, Status status) {
        return new Task(
                "id", "t", "", status, Priority.LOW, List.of(), due, allDay, null, null, due, 1);
    }
}
