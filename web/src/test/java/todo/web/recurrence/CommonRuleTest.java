package todo.web.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=3",
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=9999",
                "FREQ=MONTHLY",
                "FREQ=MONTHLY;BYMONTHDAY=15",
                "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                "FREQ=MONTHLY;INTERVAL=1000;BYDAY=2FR;UNTIL=20261224",
                "FREQ=MONTHLY;BYDAY=-1SU",
                "FREQ=YEARLY;COUNT=1",
            })
    void a_common_rule_survives_the_editor(String rule) {
        assertThat(CommonRule.parse(rule)).map(CommonRule::text).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=HOURLY",
                "FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=MO",
                "FREQ=MONTHLY;BYMONTHDAY=1,15",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=DAILY;BYHOUR=9",
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
                "FREQ=DAILY;UNTIL=20261224T225959Z",
                "nonsense",
            })
    void a_rule_that_the_editor_cannot_show_completely_is_not_shown_in_part(String rule) {
        assertThat(CommonRule.parse(rule)).isEmpty();
    }

    @Test
    void a_rule_is_read_into_its_fields() {
        assertThat(CommonRule.parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;UNTIL=20261224"))
                .contains(
                        new CommonRule(
                                RecurrenceUnit.WEEK,
                                2,
                                Set.of(DayOfWeek.FRIDAY, DayOfWeek.TUESDAY),
                                new DayOfMonth.OfDueDate(),
                                new SeriesEnd.Until(LocalDate.parse("2026-12-24"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void an_interval_is_from_1_to_1000(int interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CommonRule(
                                RecurrenceUnit.DAY,
                                interval,
                                Set.of(),
                                new DayOfMonth.OfDueDate(),
                                new SeriesEnd.Never()));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=DAILY, 2026-11-29",
        "'FREQ=WEEKLY;BYDAY=TU,FR', 2026-12-01",
        "FREQ=WEEKLY, 2026-11-29",
        "FREQ=MONTHLY;BYMONTHDAY=15, 2026-12-15",
        "FREQ=MONTHLY;BYMONTHDAY=-1, 2026-11-30",
        "FREQ=MONTHLY;BYDAY=1MO, 2026-12-07",
        "'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1', 2026-11-30",
    })
    void a_series_starts_at_its_first_date_from_today(String rule, LocalDate first) {
        assertThat(CommonRule.parse(rule).orElseThrow().first(LocalDate.parse("2026-11-29")))
                .isEqualTo(first);
    }
}
