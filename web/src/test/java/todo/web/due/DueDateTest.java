package todo.web.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.web.page.Today;
import todo.web.text.Language;

class DueDateTest {

    private static final Today BERLIN =
            new Today(LocalDate.parse("2026-11-29"), ZoneId.of("Europe/Berlin"), Language.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2026-12-04, 09:00, 2026-12-04T08:00:00Z",
        "2026-07-04, 09:00, 2026-07-04T07:00:00Z",
        // Summer time begins: 02:30 does not exist.
        "2027-03-28, 02:30, 2027-03-28T01:30:00Z",
        // Summer time ends: 02:30 exists twice.
        "2026-10-25, 02:30, 2026-10-25T00:30:00Z",
        "2026-12-04, , 2026-12-04T00:00:00Z",
    })
    void a_time_is_in_the_time_zone_of_the_profile(LocalDate day, LocalTime time, String stored) {
        assertThat(new DueDate(day, time).fields(BERLIN))
                .containsEntry("due_date", stored)
                .containsEntry("all_day", time == null);
    }

    @Test
    void the_day_of_a_whole_day_does_not_depend_on_the_zone() {
        var honolulu = new Today(BERLIN.today(), ZoneId.of("Pacific/Honolulu"), Language.ENGLISH);
        var midnight = Instant.parse("2026-12-04T00:00:00Z");

        assertThat(DueDate.of(midnight, true, honolulu))
                .isEqualTo(new DueDate(LocalDate.parse("2026-12-04"), null));
        assertThat(DueDate.of(midnight, false, honolulu))
                .isEqualTo(new DueDate(LocalDate.parse("2026-12-03"), LocalTime.of(14, 0)));
    }

    @Test
    void no_date_has_no_time() {
        assertThat(DueDate.NONE.at(LocalTime.NOON)).isEqualTo(DueDate.NONE);
        assertThat(DueDate.NONE.fields(BERLIN))
                .containsEntry("due_date", null)
                .containsEntry("all_day", false);
    }
}
