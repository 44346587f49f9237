package todo.web.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.web.page.Today;
import todo.web.text.Language;

class PickerMonthTest {

    private static final LocalDate CHOSEN = LocalDate.parse("2026-12-04");

    @Test
    void a_month_shows_whole_weeks() {
        var weeks = december(Language.ENGLISH).weeks();

        assertThat(weeks).hasSize(6).allMatch(week -> week.size() == 7);
        assertThat(weeks.getFirst().getFirst().date()).isEqualTo("2026-11-30");
        assertThat(weeks.getFirst().getFirst().isOutside()).isTrue();
        assertThat(weeks.getFirst().get(1).isOutside()).isFalse();
        assertThat(weeks.stream().flatMap(List::stream).filter(PickerMonth.Day::isChosen))
                .singleElement()
                .satisfies(day -> assertThat(day.label()).isEqualTo("Friday, 4 December"));
    }

    @Test
    void a_week_begins_as_the_language_has_it() {
        assertThat(december(Language.GERMAN).weeks().getFirst().getFirst().date())
                .isEqualTo("2026-11-30");
        assertThat(december(Language.URDU).weeks().getFirst().getFirst().date())
                .isEqualTo("2026-11-29");
    }

    @ParameterizedTest
    @CsvSource({"2027-01, 2027-01", "'', 2026-12", "2027-13, 2026-12", "x, 2026-12"})
    void a_month_that_does_not_exist_is_that_of_the_due_date(String month, String shown) {
        assertThat(PickerMonth.of(month, CHOSEN, today(Language.ENGLISH)).month())
                .hasToString(shown);
    }

    private static PickerMonth december(Language language) {
        return PickerMonth.of("", CHOSEN, today(language));
    }

    private static Today today(Language language) {
        return new Today(LocalDate.parse("2026-11-29"), ZoneOffset.UTC, language);
    }
}
