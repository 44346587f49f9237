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
import todo.web.recurrence.RecurrenceOrigin;
import todo.web.text.Language;

class DueLabelTest {

    private static final Today BERLIN =
            new Today(LocalDate.parse("2026-11-23"), ZoneId.of("Europe/Berlin"), Language.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, true, Today, false",
        "2026-11-24T00:00:00Z, true, Tomorrow, false",
        "2026-11-22T00:00:00Z, true, Yesterday, true",
        "2026-11-18T00:00:00Z, true, 5 days ago, true",
        "2026-11-27T00:00:00Z, true, Friday, false",
        "2026-12-24T00:00:00Z, true, 24 December, false",
        "2027-01-02T00:00:00Z, true, 2 January 2027, false",
        "2026-11-16T00:00:00Z, true, 16 November, true",
        "2026-11-24T00:00:00Z, false, 'Tomorrow, 01:00', false",
        "2026-11-23T17:30:00Z, false, 'Today, 18:30', false",
        "2026-11-23T23:30:00Z, false, 'Tomorrow, 00:30', false",
    })
    void a_due_date_has_a_label_for_people(
            Instant due, boolean allDay, String text, boolean overdue) {
        var label = DueLabel.of(task(due, allDay, Status.PENDING), due, BERLIN);

        assertThat(label.text()).isEqualTo(text);
        assertThat(label.overdue()).isEqualTo(overdue);
    }

    @Test
    void a_completed_task_is_not_overdue() {
        var due = Instant.parse("2026-11-01T00:00:00Z");

        assertThat(DueLabel.of(task(due, true, Status.COMPLETED), due, BERLIN).overdue()).isFalse();
    }

    @Test
    void an_all_day_task_has_the_same_date_in_every_time_zone() {
        var honolulu =
                new Today(
                        LocalDate.parse("2026-11-23"),
                        ZoneId.of("Pacific/Honolulu"),
                        Language.ENGLISH);
        var midnight = Instant.parse("2026-11-23T00:00:00Z");

        assertThat(honolulu.date(midnight, true)).isEqualTo("2026-11-23");
        assertThat(honolulu.date(midnight, false)).isEqualTo("2026-11-22");
    }

    private static Task task(Instant due, boolean allDay, Status status) {
        return new Task(
                "id",
                "t",
                "",
                status,
                Priority.LOW,
                List.of(),
                due,
                allDay,
                null,
                RecurrenceOrigin.DUE,
                null,
                null,
                null,
                null,
                1);
    }
}
