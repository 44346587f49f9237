package todo.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    /** The examples of RFC 5545, section 3.8.5.3, that a task can have: those by the hour apart. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=DAILY;COUNT=10 | 1997-09-02 | 09-02 09-03 09-04
                    FREQ=DAILY;INTERVAL=2 | 1997-09-02 | 09-02 09-04 09-06
                    FREQ=DAILY;INTERVAL=10;COUNT=5 | 1997-09-02 | 09-02 09-12 09-22 10-02 10-12
                    FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1 | 1998-01-01 | 01-01 01-02 01-03
                    FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA | 1998-01-01 | 01-01 01-02
                    FREQ=WEEKLY;COUNT=10 | 1997-09-02 | 09-02 09-09 09-16 09-23 09-30 10-07
                    FREQ=WEEKLY;INTERVAL=2;WKST=SU | 1997-09-02 | 09-02 09-16 09-30 10-14 10-28
                    FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH | 1997-09-02 | 09-02 09-04 09-09 09-11
                    FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR | 1997-09-01 | 09-01 09-03 09-05 09-15 09-17 09-19 09-29
                    FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH | 1997-09-02 | 09-02 09-04 09-16 09-18 09-30
                    FREQ=MONTHLY;COUNT=10;BYDAY=1FR | 1997-09-05 | 09-05 10-03 11-07 12-05 01-02 02-06
                    FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU | 1997-09-07 | 09-07 09-28 11-02 11-30 01-04 01-25
                    FREQ=MONTHLY;COUNT=6;BYDAY=-2MO | 1997-09-22 | 09-22 10-20 11-17 12-22 01-19 02-16
                    FREQ=MONTHLY;BYMONTHDAY=-3 | 1997-09-28 | 09-28 10-29 11-28 12-29 01-29 02-26
                    FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15 | 1997-09-02 | 09-02 09-15 10-02 10-15
                    FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1 | 1997-09-30 | 09-30 10-01 10-31 11-01 11-30
                    FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15 | 1997-09-10 | 09-10 09-11 09-12 09-13 09-14 09-15 03-10 03-11
                    FREQ=MONTHLY;INTERVAL=2;BYDAY=TU | 1997-09-02 | 09-02 09-09 09-16 09-23 09-30 11-04 11-11
                    FREQ=YEARLY;COUNT=10;BYMONTH=6,7 | 1997-06-10 | 06-10 07-10 06-10 07-10
                    FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3 | 1997-03-10 | 03-10 01-10 02-10 03-10 01-10
                    FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200 | 1997-01-01 | 01-01 04-10 07-19 01-01 04-09 07-18
                    FREQ=YEARLY;BYDAY=20MO | 1997-05-19 | 05-19 05-18 05-17
                    FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | 1997-05-12 | 05-12 05-11 05-17
                    FREQ=YEARLY;BYMONTH=3;BYDAY=TH | 1997-03-13 | 03-13 03-20 03-27 03-05 03-12
                    FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8 | 1997-06-05 | 06-05 06-12 06-19 06-26 07-03
                    FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | 1998-02-13 | 02-13 03-13 11-13 08-13 10-13
                    FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13 | 1997-09-13 | 09-13 10-11 11-08 12-13
                    FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | 1996-11-05 | 11-05 11-07 11-02
                    FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 | 1997-09-04 | 09-04 10-07 11-06
                    FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2 | 1997-09-29 | 09-29 10-30 11-27 12-30 01-29
                    FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO | 1997-08-05 | 08-05 08-10 08-19 08-24
                    FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU | 1997-08-05 | 08-05 08-17 08-19 08-31
                    FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5 | 2007-01-15 | 01-15 01-30 02-15 03-15 03-30
                    """)
    void the_examples_of_the_rfc_have_its_dates(String rule, LocalDate start, String dates) {
        var series = new SeriesIterator(Rule.parse(rule), start.atTime(9, 0), start.atTime(9, 0));

        for (var date : dates.split(" ", -1)) {
            assertThat(series.next().toString()).endsWith(date + "T09:00");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=HOURLY;INTERVAL=3 | 02T09:00 02T12:00 02T15:00 02T18:00 02T21:00 03T00:00
                    FREQ=HOURLY;INTERVAL=36;BYHOUR=9 | 02T09:00 05T09:00 08T09:00
                    FREQ=HOURLY;INTERVAL=12;BYDAY=TU,TH | 02T09:00 02T21:00 04T09:00 04T21:00 09T09:00
                    FREQ=DAILY;BYHOUR=8,20;BYMINUTE=30 | 02T20:30 03T08:30 03T20:30
                    FREQ=DAILY;BYHOUR=8,20;BYSETPOS=-1 | 02T20:00 03T20:00
                    FREQ=WEEKLY;BYDAY=TU,TH;BYHOUR=9,17 | 02T09:00 02T17:00 04T09:00
                    """)
    void a_rule_names_the_times_of_day(String rule, String dates) {
        var start = LocalDateTime.of(1997, 9, 2, 9, 0);
        var series = new SeriesIterator(Rule.parse(rule), start, start);

        for (var date : dates.split(" ", -1)) {
            assertThat(series.next()).isEqualTo(LocalDateTime.parse("1997-09-" + date));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=MONTHLY | 2027-01-31 | 02-28 03-31 04-30 05-31
                    FREQ=MONTHLY | 2027-01-15 | 02-15 03-15
                    FREQ=MONTHLY;INTERVAL=6 | 2027-08-30 | 02-29 08-30 02-28
                    FREQ=YEARLY | 2028-02-29 | 02-28 02-28 02-28 02-29 02-28
                    FREQ=YEARLY;BYMONTH=2 | 2027-01-30 | 02-28 02-29
                    FREQ=YEARLY;BYMONTH=2,3 | 2027-03-31 | 02-29 03-29
                    FREQ=MONTHLY;BYMONTHDAY=31 | 2027-01-31 | 03-31 05-31 07-31 08-31
                    FREQ=MONTHLY;BYMONTHDAY=-1 | 2027-01-31 | 02-28 03-31 04-30
                    FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2027-01-29 | 02-26 03-31 04-30 05-31
                    FREQ=MONTHLY;BYDAY=-1FR | 2027-01-29 | 02-26 03-26 04-30
                    """)
    void a_day_taken_from_the_due_date_exists_in_every_month(
            String text, LocalDate start, String dates) {
        var rule = Rule.parse(text);
        var due = start.atStartOfDay().toInstant(ZoneOffset.UTC);

        for (var date : dates.split(" ", -1)) {
            var next = rule.next(due, true, Origin.DUE, due, ZoneOffset.UTC).orElseThrow();
            assertThat(next.due().toString()).endsWith(date + "T00:00:00Z");
            assertThat(Pattern.of(next.rule())).isEqualTo(Pattern.of(rule));
            rule = next.rule();
            due = next.due();
        }
    }

    @Test
    void a_rule_remembers_a_day_that_the_month_lacks() {
        var due = LocalDate.of(2027, 1, 31).atStartOfDay().toInstant(ZoneOffset.UTC);

        var next = Rule.parse("FREQ=MONTHLY").next(due, true, Origin.DUE, due, ZoneOffset.UTC);

        assertThat(next.orElseThrow().rule().text())
                .isEqualTo("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    freq=weekly;byday=th,mo,mo;interval=1;wkst=mo | FREQ=WEEKLY;BYDAY=MO,TH
                    RRULE:FREQ=MONTHLY;BYDAY=+1FR,-1FR | FREQ=MONTHLY;BYDAY=-1FR,1FR
                    COUNT=3;FREQ=DAILY | FREQ=DAILY;COUNT=3
                    FREQ=YEARLY;WKST=SU;BYWEEKNO=2,1;BYDAY=SU | FREQ=YEARLY;BYWEEKNO=1,2;BYDAY=SU;WKST=SU
                    FREQ=DAILY;UNTIL=20271224 | FREQ=DAILY;UNTIL=20271224
                    FREQ=DAILY;UNTIL=20271224T180000 | FREQ=DAILY;UNTIL=20271224T180000
                    FREQ=DAILY;UNTIL=20271224T180000Z;BYMINUTE=0;BYHOUR=20,8 | FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0;UNTIL=20271224T180000Z
                    """)
    void a_rule_has_one_canonical_text(String written, String text) {
        assertThat(Rule.parse(written).text()).isEqualTo(text);
        assertThat(Rule.parse(text)).isEqualTo(Rule.parse(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=SECONDLY | once an hour
                    FREQ=MINUTELY;INTERVAL=90 | once an hour
                    FREQ=DAILY;BYMINUTE=0,30 | once an hour
                    FREQ=DAILY;BYSECOND=0 | once an hour
                    FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | never matches
                    FREQ=MONTHLY;BYMONTH=4,6,9,11;BYMONTHDAY=31 | never matches
                    FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1 | never matches
                    FREQ=YEARLY;BYWEEKNO=20;BYMONTH=12 | never matches
                    FREQ=MONTHLY;BYDAY=6MO | never matches
                    FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6 | never matches
                    FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3 | never matches
                    FREQ=FORTNIGHTLY | FREQ
                    INTERVAL=2 | FREQ
                    FREQ=DAILY;FREQ=WEEKLY | only once
                    FREQ=DAILY;INTERVAL=0 | 1 to 1000
                    FREQ=DAILY;INTERVAL=1001 | 1 to 1000
                    FREQ=DAILY;INTERVAL=two | 1 to 1000
                    FREQ=DAILY;COUNT=0 | 1 to 9999
                    FREQ=DAILY;COUNT=3;UNTIL=20271224 | not both
                    FREQ=DAILY;UNTIL=20270230 | UNTIL
                    FREQ=DAILY;UNTIL=tomorrow | UNTIL
                    FREQ=WEEKLY;BYDAY=2MO | numbered day
                    FREQ=YEARLY;BYWEEKNO=1;BYDAY=2MO | numbered day
                    FREQ=WEEKLY;BYDAY=MONDAY | BYDAY takes
                    FREQ=WEEKLY;BYDAY=XX | day of the week
                    FREQ=WEEKLY;BYDAY= | day of the week
                    FREQ=MONTHLY;BYDAY=0MO,54MO | -53 to 53
                    FREQ=WEEKLY;BYMONTHDAY=1 | BYMONTHDAY
                    FREQ=MONTHLY;BYYEARDAY=1 | BYYEARDAY
                    FREQ=MONTHLY;BYWEEKNO=1 | BYWEEKNO
                    FREQ=MONTHLY;BYMONTHDAY=0 | starts from 1
                    FREQ=MONTHLY;BYMONTHDAY=32 | -31 to 31
                    FREQ=MONTHLY;BYSETPOS=-1 | BYSETPOS
                    FREQ=DAILY;BYEASTER=0 | don't know this part
                    FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD | don't know this part
                    daily | consists of parts
                    =DAILY | consists of parts
                    '' | consists of parts
                    """)
    void an_invalid_rule_is_refused_with_a_sentence(String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rule.parse(text))
                .withMessageContaining(words)
                .withMessageEndingWith(".");
    }

    @Test
    void a_pattern_is_the_simplest_rule_of_its_frequency() {
        assertThat(Arrays.stream(Pattern.values()).map(Pattern::rule))
                .extracting(rule -> rule == null ? null : rule.text())
                .containsExactly(null, "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY");
        assertThat(
                        List.of(
                                "FREQ=HOURLY",
                                "FREQ=DAILY;INTERVAL=3",
                                "FREQ=WEEKLY;BYDAY=MO,TH",
                                "FREQ=YEARLY"))
                .extracting(text -> Pattern.of(Rule.parse(text)).wire())
                .containsExactly("daily", "daily", "weekly", "monthly");
        assertThat(Pattern.of(null)).isEqualTo(Pattern.NONE);
    }
}
