package todo.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** The examples of Todoist's help, as far as one rule can say them, and more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    every day | FREQ=DAILY
                    daily | FREQ=DAILY
                    every morning | FREQ=DAILY at 09:00
                    every afternoon | FREQ=DAILY at 12:00
                    every evening | FREQ=DAILY at 19:00
                    every night | FREQ=DAILY at 22:00
                    every weekday | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                    every workday | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                    every week | FREQ=WEEKLY
                    weekly | FREQ=WEEKLY
                    every weekend | FREQ=WEEKLY;BYDAY=SA
                    every month | FREQ=MONTHLY
                    every 3rd friday | FREQ=MONTHLY;BYDAY=3FR
                    every 3rd Friday 8pm | FREQ=MONTHLY;BYDAY=3FR at 20:00
                    every 27th | FREQ=MONTHLY;BYMONTHDAY=27
                    every 27 | FREQ=MONTHLY;BYMONTHDAY=27
                    every 2, 15, 27 | FREQ=MONTHLY;BYMONTHDAY=2,15,27
                    every year | FREQ=YEARLY
                    yearly | FREQ=YEARLY
                    every jan 27th | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27
                    every 27 january | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27
                    every 29 feb | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1
                    every last day | FREQ=MONTHLY;BYMONTHDAY=-1
                    every first day of the month | FREQ=MONTHLY;BYMONTHDAY=1
                    every 2nd day of the month | FREQ=MONTHLY;BYMONTHDAY=2
                    every 2nd day | FREQ=DAILY;INTERVAL=2
                    every hour | FREQ=HOURLY
                    every 12 hours at 9pm | FREQ=HOURLY;INTERVAL=12 at 21:00
                    every 12 hours starting at 9pm | FREQ=HOURLY;INTERVAL=12 at 21:00
                    every day starting 20 Dec | FREQ=DAILY from 2026-12-20
                    every day ending 20 Dec | FREQ=DAILY;UNTIL=20261220
                    every day from 10 May until 20 May | FREQ=DAILY;UNTIL=20270520 from 2027-05-10
                    every day for 3 weeks | FREQ=DAILY;UNTIL=20261214
                    every day for 10 times | FREQ=DAILY;COUNT=10
                    every other wed starting 1 dec | FREQ=WEEKLY;INTERVAL=2;BYDAY=WE from 2026-12-01
                    every 15th workday | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=15
                    every first workday | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1
                    every last workday | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
                    every! 3 hours | FREQ=HOURLY;INTERVAL=3 done
                    every! month | FREQ=MONTHLY done
                    every 3 months | FREQ=MONTHLY;INTERVAL=3
                    every quarter | FREQ=MONTHLY;INTERVAL=3
                    every other month | FREQ=MONTHLY;INTERVAL=2
                    every mon, fri at 20:00 | FREQ=WEEKLY;BYDAY=MO,FR at 20:00
                    ev monday, friday | FREQ=WEEKLY;BYDAY=MO,FR
                    every mon, tues, wed, and fri | FREQ=WEEKLY;BYDAY=MO,TU,WE,FR
                    every mondays | FREQ=WEEKLY;BYDAY=MO
                    every monday 7am starting 1 dec | FREQ=WEEKLY;BYDAY=MO at 07:00 from 2026-12-01
                    every 31st of the month | FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1
                    every 15th and 30th | FREQ=MONTHLY;BYMONTHDAY=15,30
                    every 1st and last friday | FREQ=MONTHLY;BYDAY=-1FR,1FR
                    """)
    void a_phrase_gives_a_rule(String text, String expected) {
        var phrase = Phrase.parse(text, TODAY).orElseThrow();

        assertThat(
                        phrase.rule().text()
                                + (phrase.time() == null ? "" : " at " + phrase.time())
                                + (phrase.start() == null ? "" : " from " + phrase.start())
                                + (phrase.origin() == Origin.COMPLETION ? " done" : ""))
                .isEqualTo(expected);
        assertThat(Rule.parse(phrase.rule().text())).isEqualTo(phrase.rule());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every",
                "every guest",
                "every 0 days",
                "every 1001 days",
                "every 32nd",
                "every 6th monday",
                "every 5 minutes",
                "every day or so",
                "every day until",
                "every day until 20 may until 21 may",
                "tomorrow",
                "every 30 feb of"
            })
    void a_phrase_with_an_unknown_word_is_none(String text) {
        assertThat(Phrase.parse(text, TODAY)).isEmpty();
    }

    @Test
    void the_last_time_of_a_phrase_counts() {
        assertThat(Phrase.parse("every morning at 7am", TODAY).orElseThrow().time())
                .isEqualTo(LocalTime.of(7, 0));
    }
}
