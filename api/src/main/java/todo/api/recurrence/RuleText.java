package todo.api.recurrence;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes rules in the format of RFC 5545. */
final class RuleText {

    private static final int MAX_LENGTH = 1000;

    private static final Set<String> PARTS =
            Set.of(
                    "FREQ",
                    "INTERVAL",
                    "BYMONTH",
                    "BYWEEKNO",
                    "BYYEARDAY",
                    "BYMONTHDAY",
                    "BYDAY",
                    "BYHOUR",
                    "BYMINUTE",
                    "BYSETPOS",
                    "COUNT",
                    "UNTIL",
                    "WKST");

    private final Map<String, String> parts;

    private RuleText(Map<String, String> parts) {
        this.parts = parts;
    }

    /**
     * @throws IllegalArgumentException if it is malformed; the message is for a person
     */
    static Rule parse(String text) {
        check(text.length() <= MAX_LENGTH, "Use at most " + MAX_LENGTH + " characters.");
        var upper = text.strip().toUpperCase(Locale.ROOT);
        var parts = new HashMap<String, String>();
        var bare = upper.startsWith("RRULE:") ? upper.substring(6) : upper;
        var ended = bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
        for (var part : ended.split(";", -1)) {
            var equals = part.indexOf('=');
            check(equals > 0, "A rule consists of parts, as in FREQ=WEEKLY;BYDAY=MO,TH.");
            var name = part.substring(0, equals);
            check(PARTS.contains(name), refusal(name));
            check(
                    parts.put(name, part.substring(equals + 1)) == null,
                    "Use " + name + " only once.");
        }
        return new RuleText(parts).rule();
    }

    private static String refusal(String name) {
        return name.equals("BYSECOND")
                ? "A task can recur at most once an hour, so seconds are not allowed."
                : "We don't know this part. A rule looks like FREQ=WEEKLY;BYDAY=MO,TH.";
    }

    private Rule rule() {
        var rule =
                new Rule(
                        frequency(),
                        integer("INTERVAL", 1, Rule.MAX_INTERVAL, 1),
                        days(),
                        new TimesOfDay(numbers("BYHOUR", 0, 23), numbers("BYMINUTE", 0, 59)),
                        signed("BYSETPOS", 366),
                        parts.containsKey("WKST")
                                ? Weekday.dayOf(parts.get("WKST"))
                                : DayOfWeek.MONDAY,
                        parts.containsKey("COUNT") ? integer("COUNT", 1, 9999, 1) : null,
                        parts.containsKey("UNTIL") ? Until.parse(parts.get("UNTIL")) : null);
        checkCombination(rule);
        return rule;
    }

    private void checkCombination(Rule rule) {
        var frequency = rule.frequency();
        var days = rule.days();
        var ordinals = days.weekdays().stream().anyMatch(weekday -> weekday.ordinal() != 0);
        check(rule.count() == null || rule.until() == null, "Use either COUNT or UNTIL, not both.");
        check(
                rule.times().minutes().size() <= 1,
                "A task can recur at most once an hour, so BYMINUTE takes one minute.");
        check(
                days.weeks().isEmpty() || frequency == Frequency.YEARLY,
                "BYWEEKNO works only with FREQ=YEARLY.");
        check(
                days.yearDays().isEmpty()
                        || frequency == Frequency.YEARLY
                        || frequency == Frequency.HOURLY,
                "BYYEARDAY works only with FREQ=YEARLY.");
        check(
                days.monthDays().isEmpty() || frequency != Frequency.WEEKLY,
                "BYMONTHDAY does not work with FREQ=WEEKLY.");
        check(
                !ordinals
                        || frequency == Frequency.MONTHLY
                        || (frequency == Frequency.YEARLY && days.weeks().isEmpty()),
                "A numbered day such as 2FR works only with FREQ=MONTHLY or FREQ=YEARLY.");
        check(
                rule.positions().isEmpty()
                        || (frequency != Frequency.HOURLY
                                && (!days.equals(DaySelection.ANY) || !rule.times().isAny())),
                "BYSETPOS needs another part, such as BYDAY, to choose from.");
    }

    private Frequency frequency() {
        return switch (parts.getOrDefault("FREQ", "")) {
            case "HOURLY" -> Frequency.HOURLY;
            case "DAILY" -> Frequency.DAILY;
            case "WEEKLY" -> Frequency.WEEKLY;
            case "MONTHLY" -> Frequency.MONTHLY;
            case "YEARLY" -> Frequency.YEARLY;
            case "SECONDLY", "MINUTELY" ->
                    throw new IllegalArgumentException("A task can recur at most once an hour.");
            default ->
                    throw new IllegalArgumentException(
                            "A rule needs FREQ, one of HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY.");
        };
    }

    private DaySelection days() {
        return new DaySelection(
                numbers("BYMONTH", 1, 12),
                signed("BYWEEKNO", 53),
                signed("BYYEARDAY", 366),
                signed("BYMONTHDAY", 31),
                list("BYDAY", Weekday::parse));
    }

    private int integer(String name, int min, int max, int absent) {
        var text = parts.get(name);
        return text == null ? absent : number(name, text, min, max);
    }

    private List<Integer> numbers(String name, int min, int max) {
        return list(name, text -> number(name, text, min, max));
    }

    private List<Integer> signed(String name, int max) {
        var numbers = numbers(name, -max, max);
        check(!numbers.contains(0), name + " starts from 1, or with -1 from the end.");
        return numbers;
    }

    private <T> List<T> list(String name, Function<String, T> parse) {
        var text = parts.get(name);
        if (text == null) {
            return List.of();
        }
        var list = new ArrayList<T>();
        for (var element : text.split(",", -1)) {
            list.add(parse.apply(element));
        }
        return list;
    }

    /**
     * @throws IllegalArgumentException if it is no whole number in the range
     */
    static int number(String name, String text, int min, int max) {
        var number = text.matches("[+-]?[0-9]{1,5}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
        check(
                number >= min && number <= max,
                name + " takes whole numbers from " + min + " to " + max + ".");
        return number;
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    static String of(Rule rule) {
        var days = rule.days();
        var text = new StringBuilder("FREQ=").append(rule.frequency());
        add(text, "INTERVAL", rule.interval() == 1 ? null : rule.interval());
        add(text, "BYMONTH", days.months());
        add(text, "BYWEEKNO", days.weeks());
        add(text, "BYYEARDAY", days.yearDays());
        add(text, "BYMONTHDAY", days.monthDays());
        add(text, "BYDAY", days.weekdays().stream().map(Weekday::text).toList());
        add(text, "BYHOUR", rule.times().hours());
        add(text, "BYMINUTE", rule.times().minutes());
        add(text, "BYSETPOS", rule.positions());
        add(text, "COUNT", rule.count());
        add(text, "UNTIL", rule.until() == null ? null : rule.until().text());
        var monday = rule.weekStart() == DayOfWeek.MONDAY;
        add(text, "WKST", monday ? null : Weekday.code(rule.weekStart()));
        return text.toString();
    }

    private static void add(StringBuilder text, String name, List<?> values) {
        if (!values.isEmpty()) {
            add(text, name, String.join(",", values.stream().map(Object::toString).toList()));
        }
    }

    private static void add(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(';').append(name).append('=').append(value);
        }
    }
}
