package todo.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of random rules, the same in every run. */
class RandomRulesTest {

    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

    private final Random random = new Random(20261124);

    @Test
    void dates_agree_with_checking_every_day() {
        for (var i = 0; i < 600; i++) {
            var rule = RuleText.parse(rule(false));
            var begin = BEGIN.plusDays(random.nextInt(1500));

            assertThat(days(rule, begin, 12, 2045))
                    .as("%s from %s", rule.text(), begin)
                    .isEqualTo(ReferenceDates.dates(rule, begin, 12));
        }
    }

    /**
     * Not yearly rules: there lib-recur takes {@code BYMONTHDAY} of one month alone, and counts
     * positions from the first date rather than from the year's beginning.
     */
    @Test
    void dates_agree_with_another_implementation() throws Exception {
        var compared = 0;
        for (var i = 0; i < 3000; i++) {
            var rule = RuleText.parse(rule(true));
            var begin = BEGIN.plusDays(random.nextInt(1500));
            if (rule.frequency() == Frequency.YEARLY || SeriesIterator.inheritsDay(rule)) {
                continue;
            }
            var theirs = theirs(rule, begin);
            if (theirs.isPresent()) {
                compared++;
                assertThat(days(rule, begin, 12, 2045))
                        .as("%s from %s", rule.text(), begin)
                        .isEqualTo(theirs.get());
            }
        }
        assertThat(compared).isGreaterThan(1500);
    }

    /**
     * @return empty where it gives up, as it does after some thousand periods without a date
     */
    private static Optional<List<LocalDate>> theirs(Rule rule, LocalDate begin) throws Exception {
        var dates = new ArrayList<LocalDate>();
        try {
            var iterator =
                    new RecurrenceRule(rule.text(), RfcMode.RFC5545_STRICT)
                            .iterator(
                                    new DateTime(
                                            begin.getYear(),
                                            begin.getMonthValue() - 1,
                                            begin.getDayOfMonth()));
            while (iterator.hasNext() && dates.size() < 12) {
                var date = iterator.nextDateTime();
                if (date.getYear() >= 2045) {
                    break;
                }
                dates.add(LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth()));
            }
            return Optional.of(dates);
        } catch (IllegalArgumentException | IllegalStateException tooManyEmpty) {
            return Optional.empty();
        }
    }

    private static List<LocalDate> days(Rule rule, LocalDate begin, int most, int year) {
        var start = begin.atTime(9, 0);
        var series = new SeriesIterator(rule, start, start, LocalDate.of(year, 1, 1));
        var days = new ArrayList<LocalDate>();
        while (days.size() < most && series.hasNext()) {
            days.add(series.next().toLocalDate());
        }
        days.removeIf(day -> day.getYear() >= year);
        return days;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "UTC"})
    void the_next_date_is_later_and_found_quickly(String zone) {
        var here = ZoneId.of(zone);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    for (var i = 0; i < 500; i++) {
                        var due =
                                Instant.ofEpochSecond(
                                        random.nextLong(250_000_000_000L) - 10_000_000_000L);
                        var now =
                                Instant.ofEpochSecond(1_800_000_000L + random.nextInt(100_000_000));
                        follow(RuleText.parse(rule(true)), due, now, here);
                    }
                });
    }

    private void follow(Rule first, Instant start, Instant now, ZoneId zone) {
        var rule = first;
        var due = start;
        var allDay = !rule.isTimed() && random.nextBoolean();
        for (var step = 0; step < 3; step++) {
            var next = rule.next(due, allDay, Origin.DUE, now, zone);
            if (next.isEmpty()) {
                return;
            }
            assertThat(next.get().due()).as("%s after %s", rule.text(), due).isAfter(due);
            assertThat(next.get().due()).isAfter(now.minus(Duration.ofDays(2)));
            assertThat(Rule.parse(next.get().rule().text())).isEqualTo(next.get().rule());
            var done = rule.next(due, allDay, Origin.COMPLETION, now, zone);
            done.ifPresent(date -> assertThat(date.due()).isAfter(now.minus(Duration.ofDays(1))));
            rule = next.get().rule();
            due = next.get().due();
        }
    }

    @Test
    void any_text_is_a_rule_or_refused_with_a_sentence() {
        var known = "FREQ=;INTERVAL=,BYMONTHDAYSUTWEHRLYUNTILCOUNT0123456789-+TZ".split("", -1);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    for (var i = 0; i < 4000; i++) {
                        var text = new StringBuilder(i % 2 == 0 ? "" : rule(true));
                        for (var n = random.nextInt(8); n >= 0; n--) {
                            text.insert(
                                    random.nextInt(text.length() + 1),
                                    known[random.nextInt(known.length)]);
                        }
                        parse(text.toString());
                    }
                });
    }

    private static void parse(String text) {
        try {
            assertThat(Rule.parse(Rule.parse(text).text())).isEqualTo(Rule.parse(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).as(text).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(refused.getMessage()).endsWith(".");
        }
    }

    private String rule(boolean withPositions) {
        var frequency = List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").get(random.nextInt(4));
        var numbered = frequency.equals("MONTHLY") || frequency.equals("YEARLY");
        var parts = new ArrayList<String>();
        parts.add("FREQ=" + frequency);
        if (random.nextInt(3) == 0) {
            parts.add("INTERVAL=" + (1 + random.nextInt(5)));
        }
        var fixed = parts.size();
        some(parts, 0.4, "BYMONTH", 3, () -> "" + (1 + random.nextInt(12)));
        if (!frequency.equals("WEEKLY")) {
            some(parts, 0.4, "BYMONTHDAY", 3, () -> signed(31));
        }
        if (frequency.equals("YEARLY")) {
            some(parts, 0.2, "BYYEARDAY", 3, () -> signed(366));
        }
        some(
                parts,
                0.5,
                "BYDAY",
                4,
                () ->
                        (numbered && random.nextInt(3) == 0 ? signed(5) : "")
                                + Weekday.code(DayOfWeek.of(1 + random.nextInt(7))));
        if (withPositions && parts.size() > fixed) {
            some(parts, 0.3, "BYSETPOS", 2, () -> signed(5));
        }
        some(parts, 0.3, "WKST", 1, () -> Weekday.code(DayOfWeek.of(1 + random.nextInt(7))));
        return String.join(";", parts);
    }

    private void some(
            List<String> parts, double often, String name, int most, Supplier<String> value) {
        if (random.nextDouble() < often) {
            var values = Stream.generate(value).limit(1 + random.nextInt(most)).distinct().toList();
            parts.add(name + "=" + String.join(",", values));
        }
    }

    private String signed(int most) {
        var number = 1 + random.nextInt(most);
        return "" + (random.nextBoolean() ? number : -number);
    }
}
