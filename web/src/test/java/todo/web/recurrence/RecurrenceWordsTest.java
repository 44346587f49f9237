package todo.web.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.web.page.Today;
import todo.web.text.Language;

class RecurrenceWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY | every day",
                "FREQ=DAILY;INTERVAL=3 | every 3 days",
                "FREQ=HOURLY;INTERVAL=2 | every 2 hours",
                "FREQ=WEEKLY | every week",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;UNTIL=20261224 | every 2 weeks on Tuesday and Friday, until 24 December",
                "FREQ=WEEKLY;BYDAY=MO,WE,FR | every week on Monday, Wednesday and Friday",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | every weekday",
                "FREQ=MONTHLY | every month",
                "FREQ=MONTHLY;BYMONTHDAY=15 | every month on day 15",
                "FREQ=MONTHLY;BYMONTHDAY=1,15 | every month on day 1 and day 15",
                "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1 | every month on day 31",
                "FREQ=MONTHLY;BYMONTHDAY=-1 | every month on the last day",
                "FREQ=MONTHLY;BYDAY=2FR | every month on the second Friday",
                "FREQ=MONTHLY;BYDAY=1MO,3MO | every month on the first Monday and the third Monday",
                "FREQ=MONTHLY;BYDAY=-1SU;COUNT=5 | every month on the last Sunday, 5 times",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | every month on the last working day",
                "FREQ=YEARLY;COUNT=1 | every year, one last time",
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24 | every year on 24 December",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1 | every year on 29 February",
                "FREQ=DAILY;BYHOUR=9,18;BYMINUTE=5 | every day at 09:05 and 18:05",
                "FREQ=DAILY;UNTIL=20271224T225959Z | every day, until 24 December 2027",
                "FREQ=YEARLY;BYWEEKNO=20 | by the rule FREQ=YEARLY;BYWEEKNO=20",
                "FREQ=DAILY;BYMONTH=1 | by the rule FREQ=DAILY;BYMONTH=1",
                "FREQ=YEARLY;BYMONTH=1 | by the rule FREQ=YEARLY;BYMONTH=1",
            })
    void a_rule_is_said_in_words(String rule, String words) {
        assertThat(RecurrenceWords.of(rule, RecurrenceOrigin.DUE, in(Language.ENGLISH)))
                .isEqualTo(words);
    }

    @Test
    void a_rule_that_counts_from_completion_says_so() {
        var today = in(Language.ENGLISH);

        assertThat(RecurrenceWords.of("FREQ=DAILY", RecurrenceOrigin.COMPLETION, today))
                .isEqualTo("every day, counted from completion");
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY;INTERVAL=2;COUNT=3, GERMAN, 'alle 2 Wochen, 3 Mal'",
        "FREQ=MONTHLY;BYMONTHDAY=-1, GERMAN, jeden Monat am letzten Tag",
        "FREQ=MONTHLY;BYMONTHDAY=15, GERMAN, jeden Monat am 15.",
        "FREQ=WEEKLY;INTERVAL=2, URDU, ہر 2 ہفتے بعد",
        "FREQ=MONTHLY;BYMONTHDAY=15, URDU, 'ہر مہینے، 15 تاریخ کو'",
    })
    void a_rule_is_said_in_other_languages(String rule, Language language, String words) {
        assertThat(RecurrenceWords.of(rule, RecurrenceOrigin.DUE, in(language))).isEqualTo(words);
    }

    private static Today in(Language language) {
        return new Today(LocalDate.parse("2026-11-29"), ZoneOffset.UTC, language);
    }
}
