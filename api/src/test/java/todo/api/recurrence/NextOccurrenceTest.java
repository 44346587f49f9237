package todo.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextOccurrenceTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # in time, or before: the next in the series
                    FREQ=DAILY | 2027-05-10T09:00 | 2027-05-10T08:00 | 2027-05-11T09:00
                    FREQ=WEEKLY | 2027-05-10T09:00 | 2027-05-03T08:00 | 2027-05-17T09:00
                    # overdue: dates that have gone by are left out
                    FREQ=DAILY | 2027-05-10T09:00 | 2027-05-20T08:00 | 2027-05-20T09:00
                    FREQ=DAILY | 2027-05-10T09:00 | 2027-05-20T10:00 | 2027-05-21T09:00
                    FREQ=WEEKLY;INTERVAL=2 | 2027-05-10T09:00 | 2027-05-18T10:00 | 2027-05-24T09:00
                    FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH | 2027-05-10T09:00 | 2027-05-14T10:00 | 2027-05-24T09:00
                    FREQ=MONTHLY;INTERVAL=3 | 2017-01-10T09:00 | 2027-05-14T10:00 | 2027-07-10T09:00
                    FREQ=YEARLY | 0001-01-10T09:00 | 2027-05-14T10:00 | 2028-01-10T09:00
                    FREQ=HOURLY;INTERVAL=5 | 2017-01-10T09:20 | 2027-05-14T10:00 | 2027-05-14T10:20
                    # a date beside the series: the next in it
                    FREQ=WEEKLY;BYDAY=MO | 2027-05-12T09:00 | 2027-05-12T08:00 | 2027-05-17T09:00
                    """)
    void the_next_date_is_later_than_the_due_date_and_not_past(
            String rule, LocalDateTime due, LocalDateTime now, LocalDateTime next) {
        assertThat(next(rule, due, Origin.DUE, now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=DAILY;INTERVAL=3 | 2027-05-10T09:00 | 2027-05-20T17:00 | 2027-05-23T09:00
                    FREQ=DAILY | 2027-05-10T20:00 | 2027-05-10T08:00 | 2027-05-11T20:00
                    FREQ=WEEKLY | 2027-05-14T09:00 | 2027-05-11T17:00 | 2027-05-18T09:00
                    FREQ=WEEKLY;BYDAY=MO | 2027-05-10T09:00 | 2027-05-20T17:00 | 2027-05-24T09:00
                    FREQ=MONTHLY | 2027-05-10T09:00 | 2027-05-31T17:00 | 2027-06-30T09:00
                    FREQ=HOURLY;INTERVAL=12 | 2027-05-10T09:00 | 2027-05-10T10:34 | 2027-05-10T22:34
                    FREQ=DAILY;BYHOUR=9,21 | 2027-05-10T09:00 | 2027-05-10T14:00 | 2027-05-10T21:00
                    FREQ=DAILY;BYHOUR=9,21 | 2027-05-10T09:00 | 2027-05-10T22:00 | 2027-05-11T09:00
                    """)
    void counting_from_completion_keeps_the_time_of_day(
            String rule, LocalDateTime due, LocalDateTime now, LocalDateTime next) {
        assertThat(next(rule, due, Origin.COMPLETION, now)).isEqualTo(next);
    }

    /** In 2026, 28 November is a Saturday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=WEEKLY;INTERVAL=4;BYDAY=SU | 2026-11-22T09:00 | 2026-11-28T17:00 | 2026-12-27T09:00
                    FREQ=WEEKLY;INTERVAL=4;BYDAY=SU | 2026-11-22T09:00 | 2026-11-22T17:00 | 2026-12-20T09:00
                    FREQ=WEEKLY;INTERVAL=4;BYDAY=SU | 2026-11-22T09:00 | 2026-11-25T17:00 | 2026-12-20T09:00
                    FREQ=WEEKLY;INTERVAL=4;BYDAY=SU | 2026-11-22T09:00 | 2026-11-26T17:00 | 2026-12-27T09:00
                    FREQ=WEEKLY;INTERVAL=4;BYDAY=SU;WKST=SU | 2026-11-22T09:00 | 2026-11-28T17:00 | 2026-12-27T09:00
                    FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH | 2026-11-23T09:00 | 2026-11-23T17:00 | 2026-12-07T09:00
                    FREQ=WEEKLY;INTERVAL=2;BYDAY=SU | 2026-11-29T09:00 | 2026-11-27T17:00 | 2026-12-13T09:00
                    FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR | 2026-11-24T09:00 | 2026-11-25T17:00 | 2026-11-30T09:00
                    FREQ=DAILY;INTERVAL=10;BYMONTH=11,1 | 2026-11-24T09:00 | 2026-11-25T17:00 | 2027-01-01T09:00
                    FREQ=DAILY;INTERVAL=2;BYHOUR=9,21 | 2026-11-28T09:00 | 2026-11-28T14:00 | 2026-11-30T09:00
                    FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1 | 2026-11-01T09:00 | 2026-11-28T17:00 | 2027-03-01T09:00
                    FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1 | 2026-11-30T09:00 | 2026-11-28T17:00 | 2027-02-28T09:00
                    FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU | 2026-11-01T09:00 | 2026-11-28T17:00 | 2027-02-07T09:00
                    FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-11-30T09:00 | 2026-12-02T17:00 | 2027-01-29T09:00
                    FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=24 | 2026-12-24T09:00 | 2026-11-28T17:00 | 2028-12-24T09:00
                    FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=24 | 2026-12-24T09:00 | 2027-01-03T17:00 | 2028-12-24T09:00
                    FREQ=YEARLY;INTERVAL=2;BYMONTH=12 | 2026-12-24T09:00 | 2027-01-03T17:00 | 2028-12-03T09:00
                    FREQ=YEARLY;INTERVAL=3;BYWEEKNO=20;BYDAY=MO | 2026-05-11T09:00 | 2026-05-28T17:00 | 2029-05-14T09:00
                    FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29 | 2024-02-29T09:00 | 2027-05-10T17:00 | 2032-02-29T09:00
                    FREQ=HOURLY;INTERVAL=5;BYHOUR=9,10,11 | 2026-11-28T09:34 | 2026-11-28T10:34 | 2026-11-29T09:34
                    # days and times that the rule leaves to the completion
                    FREQ=WEEKLY;INTERVAL=4 | 2026-11-22T09:00 | 2026-11-28T17:00 | 2026-12-26T09:00
                    FREQ=MONTHLY;INTERVAL=2 | 2026-12-31T09:00 | 2026-12-31T17:00 | 2027-02-28T09:00
                    FREQ=MONTHLY;INTERVAL=2 | 2027-01-31T09:00 | 2027-01-31T17:00 | 2027-03-31T09:00
                    FREQ=YEARLY;INTERVAL=3 | 2028-02-29T09:00 | 2028-02-29T17:00 | 2031-02-28T09:00
                    FREQ=HOURLY;INTERVAL=36 | 2026-11-28T09:00 | 2026-11-28T10:34 | 2026-11-29T22:34
                    """)
    void counting_from_completion_gives_the_date_nearest_to_the_interval(
            String rule, LocalDateTime due, LocalDateTime now, LocalDateTime next) {
        assertThat(next(rule, due, Origin.COMPLETION, now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=MONTHLY;BYMONTHDAY=-1 | 2026-11-30T09:00 | 2026-11-28T17:00 | 2026-12-31T09:00
                    FREQ=MONTHLY;BYDAY=-1MO | 2026-11-30T09:00 | 2026-11-28T17:00 | 2026-12-28T09:00
                    FREQ=WEEKLY;BYDAY=SU | 2026-11-29T09:00 | 2026-11-28T17:00 | 2026-12-06T09:00
                    FREQ=WEEKLY;BYDAY=MO,TH | 2026-11-30T09:00 | 2026-11-28T17:00 | 2026-12-03T09:00
                    FREQ=WEEKLY | 2026-12-05T09:00 | 2026-11-28T17:00 | 2026-12-12T09:00
                    FREQ=DAILY | 2026-11-29T09:00 | 2026-11-28T17:00 | 2026-11-30T09:00
                    FREQ=DAILY;INTERVAL=3 | 2026-12-01T09:00 | 2026-11-28T17:00 | 2026-12-02T09:00
                    FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24 | 2026-12-24T09:00 | 2026-11-28T17:00 | 2027-12-24T09:00
                    FREQ=DAILY;BYHOUR=9,21 | 2026-11-28T21:00 | 2026-11-28T17:00 | 2026-11-29T09:00
                    FREQ=DAILY;BYHOUR=9 | 2026-11-28T18:00 | 2026-11-28T08:00 | 2026-11-29T09:00
                    FREQ=HOURLY;INTERVAL=12 | 2026-11-28T22:00 | 2026-11-28T10:00 | 2026-11-28T23:00
                    """)
    void completing_early_does_not_give_the_same_date_again(
            String rule, LocalDateTime due, LocalDateTime now, LocalDateTime next) {
        assertThat(next(rule, due, Origin.COMPLETION, now)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY;INTERVAL=4;BYDAY=SU, 2026-11-22, 2026-12-27",
        "FREQ=MONTHLY;BYMONTHDAY=-1, 2026-11-30, 2026-12-31",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1, 2026-11-01, 2027-03-01",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=24, 2026-12-24, 2028-12-24",
        "FREQ=DAILY;INTERVAL=3, 2026-11-20, 2026-12-01",
    })
    void an_all_day_task_counts_from_the_day_of_completion(
            String rule, LocalDate due, LocalDate next) {
        // 00:30 in Vienna is still 27 November in UTC
        var completed = Instant.parse("2026-11-27T23:30:00Z");

        var occurrence =
                Rule.parse(rule)
                        .next(
                                due.atStartOfDay().toInstant(ZoneOffset.UTC),
                                true,
                                Origin.COMPLETION,
                                completed,
                                VIENNA);

        assertThat(occurrence.orElseThrow().due()).isEqualTo(next + "T00:00:00Z");
    }

    @Test
    void a_series_from_completion_ends_if_its_nearest_date_is_after_the_end() {
        var due = instant(LocalDateTime.parse("2026-11-22T09:00"));
        var now = instant(LocalDateTime.parse("2026-11-28T17:00"));
        var rule = "FREQ=WEEKLY;INTERVAL=4;BYDAY=SU;";

        assertThat(next(rule + "UNTIL=20261227", due, now)).isPresent();
        assertThat(next(rule + "UNTIL=20261226", due, now)).isEmpty();
        assertThat(next(rule + "COUNT=2", due, now).orElseThrow().rule().count()).isEqualTo(1);
        assertThat(next(rule + "COUNT=1", due, now)).isEmpty();
    }

    private static Optional<Occurrence> next(String rule, Instant due, Instant now) {
        return Rule.parse(rule).next(due, false, Origin.COMPLETION, now, VIENNA);
    }

    private static LocalDateTime next(
            String rule, LocalDateTime due, Origin origin, LocalDateTime now) {
        return Rule.parse(rule)
                .next(instant(due), false, origin, instant(now), VIENNA)
                .map(occurrence -> LocalDateTime.ofInstant(occurrence.due(), VIENNA))
                .orElseThrow();
    }

    private static Instant instant(LocalDateTime wall) {
        return wall.atZone(VIENNA).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // 00:30 in Vienna is still the day before in UTC
        "DUE, 2027-05-10, 2027-05-09T22:30:00Z, 2027-05-11",
        "DUE, 2027-05-08, 2027-05-09T22:30:00Z, 2027-05-10",
        "DUE, 2027-05-08, 2027-05-10T21:30:00Z, 2027-05-10",
        "DUE, 2027-05-08, 2027-05-10T22:30:00Z, 2027-05-11",
        "COMPLETION, 2027-05-08, 2027-05-09T22:30:00Z, 2027-05-11",
        "COMPLETION, 2027-05-20, 2027-05-10T21:30:00Z, 2027-05-11",
    })
    void an_all_day_date_is_past_when_the_day_ends_in_the_users_zone(
            Origin origin, LocalDate due, Instant now, LocalDate next) {
        var occurrence =
                Rule.parse("FREQ=DAILY")
                        .next(
                                due.atStartOfDay().toInstant(ZoneOffset.UTC),
                                true,
                                origin,
                                now,
                                VIENNA);

        assertThat(occurrence.orElseThrow().due()).isEqualTo(next + "T00:00:00Z");
    }

    @Test
    void a_counted_series_counts_down_and_ends() {
        assertThat(all("FREQ=DAILY;COUNT=3", "2027-05-10T09:00"))
                .containsExactly("2027-05-11T09:00", "2027-05-12T09:00");
    }

    @ParameterizedTest
    @CsvSource({
        "20270512, 2",
        "20270512T090000, 2",
        "20270512T085959, 1",
        "20270512T070000Z, 2",
        "20270512T065959Z, 1",
        "20270101, 0"
    })
    void a_series_ends_at_its_last_moment_inclusive(String until, int dates) {
        assertThat(all("FREQ=DAILY;UNTIL=" + until, "2027-05-10T09:00")).hasSize(dates);
    }

    /** The dates after {@code due}, one completed after the other, in Vienna. */
    private static List<String> all(String text, String due) {
        var dates = new ArrayList<String>();
        var at = instant(LocalDateTime.parse(due));
        for (var next = Rule.parse(text).next(at, false, Origin.DUE, at, VIENNA);
                next.isPresent() && dates.size() < 10; ) {
            var occurrence = next.get();
            dates.add(LocalDateTime.ofInstant(occurrence.due(), VIENNA).toString());
            next = occurrence.rule().next(occurrence.due(), false, Origin.DUE, at, VIENNA);
        }
        return dates;
    }

    @Test
    void a_series_without_a_further_date_ends() {
        var due = Instant.parse("2027-05-10T09:00:00Z");
        var leapDay = Rule.parse("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29");

        assertThat(leapDay.next(due, false, Origin.DUE, due, VIENNA)).isEmpty();
    }

    @Test
    void a_series_ends_in_the_year_9999() {
        var due = Instant.parse("9999-12-31T00:00:00Z");

        assertThat(Rule.parse("FREQ=DAILY").next(due, true, Origin.DUE, due, VIENNA)).isEmpty();
    }

    /** Every row: the rule, the due date, and the next ones with their offsets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Vienna: no 02:00 to 03:00 on 28 March 2027, and twice on 31 October
                    Europe/Vienna | FREQ=DAILY | 2027-03-27T09:00 | 28T09:00+02 29T09:00+02
                    Europe/Vienna | FREQ=DAILY | 2027-03-27T02:30 | 28T03:30+02 29T02:30+02 30T02:30+02
                    Europe/Vienna | FREQ=WEEKLY | 2027-03-21T02:30 | 28T03:30+02 04T02:30+02 11T02:30+02
                    Europe/Vienna | FREQ=DAILY | 2027-03-27T03:30 | 28T03:30+02 29T03:30+02
                    Europe/Vienna | FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30 | 2027-03-27T03:30 | 28T03:30+02 29T02:30+02
                    Europe/Vienna | FREQ=HOURLY | 2027-03-28T00:30 | 28T01:30+01 28T03:30+02 28T04:30+02
                    Europe/Vienna | FREQ=DAILY | 2027-10-30T02:30 | 31T02:30+02 01T02:30+01
                    Europe/Vienna | FREQ=HOURLY | 2027-10-31T01:30 | 31T02:30+02 31T03:30+01 31T04:30+01
                    Europe/Vienna | FREQ=DAILY | 2027-10-30T09:00 | 31T09:00+01 01T09:00+01
                    # New York: 14 March and 7 November 2027
                    America/New_York | FREQ=DAILY | 2027-03-13T02:15 | 14T03:15-04 15T02:15-04
                    America/New_York | FREQ=DAILY | 2027-11-06T01:15 | 07T01:15-04 08T01:15-05
                    America/New_York | FREQ=MONTHLY;BYDAY=2SU | 2027-02-14T02:15 | 14T03:15-04 11T02:15-04
                    # Lord Howe: half an hour, on 3 October and 4 April 2027
                    Australia/Lord_Howe | FREQ=DAILY | 2027-10-02T02:15 | 03T02:45+11 04T02:15+11
                    Australia/Lord_Howe | FREQ=DAILY | 2027-04-03T01:45 | 04T01:45+11 05T01:45+10:30
                    Australia/Lord_Howe | FREQ=HOURLY | 2027-10-03T01:15 | 03T02:45+11 03T03:45+11
                    """)
    void the_local_time_is_kept_when_clocks_change(
            String zone, String text, LocalDateTime start, String dates) {
        var here = ZoneId.of(zone);
        var rule = Rule.parse(text);
        var due = start.atZone(here).toInstant();

        for (var date : dates.split(" ", -1)) {
            var next = rule.next(due, false, Origin.DUE, due, here).orElseThrow();
            assertThat(next.due()).isAfter(due);
            var wall = next.due().atZone(here).toOffsetDateTime();
            assertThat(wall.toString().replaceFirst(":00$", "").substring(8)).isEqualTo(date);
            rule = next.rule();
            due = next.due();
        }
    }

    @Test
    void the_rule_names_a_time_only_for_the_night_that_skips_it() {
        var due = instant(LocalDateTime.of(2027, 3, 27, 2, 30));

        var skipped =
                Rule.parse("FREQ=DAILY").next(due, false, Origin.DUE, due, VIENNA).orElseThrow();
        assertThat(skipped.rule().text()).isEqualTo("FREQ=DAILY;BYHOUR=2;BYMINUTE=30");

        var next = skipped.rule().next(skipped.due(), false, Origin.DUE, due, VIENNA).orElseThrow();
        assertThat(next.rule().text()).isEqualTo("FREQ=DAILY");
    }
}
