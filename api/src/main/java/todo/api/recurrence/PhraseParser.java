package todo.api.recurrence;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import todo.api.english.CalendarNames;
import todo.api.english.Certainty;
import todo.api.english.MonthDayParser;
import todo.api.english.Parsed;
import todo.api.english.WordSequence;

/** Finds recurrence phrases in a sequence of words, without their time and limits. */
public final class PhraseParser {

    private static final List<Weekday> WORKDAYS =
            IntStream.rangeClosed(1, 5).mapToObj(day -> Weekday.every(DayOfWeek.of(day))).toList();

    private final WordSequence words;
    private final Origin origin;

    private PhraseParser(WordSequence words, Origin origin) {
        this.words = words;
        this.origin = origin;
    }

    /**
     * @return the phrase at {@code index}; null if there is none
     */
    public static @Nullable Parsed<Phrase> read(WordSequence words, int index) {
        if (words.is(index, "every", "ev", "every!", "ev!")) {
            var origin = words.is(index, "every!", "ev!") ? Origin.COMPLETION : Origin.DUE;
            return words.continues(index + 1)
                    ? new PhraseParser(words, origin).every(index + 1)
                    : null;
        }
        var monthly = ofEveryMonth(words, index);
        if (monthly != null) {
            return monthly;
        }
        // "review weekly", but not "weekly review"
        var rule = adverb(words.text(index));
        return rule == null
                ? null
                : new Parsed<>(new Phrase(rule, Origin.DUE, null, null), index + 1, Certainty.LAST);
    }

    /** "[on the] 1st of every month", "last friday of each month". */
    private static @Nullable Parsed<Phrase> ofEveryMonth(WordSequence words, int index) {
        var the = words.is(index, "on") ? index + 1 : index;
        var number = words.is(the, "the") ? the + 1 : the;
        var reader = new PhraseParser(words, Origin.DUE);
        var found = reader.ordinal(number) == 0 ? null : reader.numbered(number);
        return found != null
                        && found.next() > number + 3
                        && words.is(found.next() - 2, "every", "each")
                ? found
                : null;
    }

    private static @Nullable Rule adverb(String text) {
        return switch (text) {
            case "hourly" -> Rule.every(1, Frequency.HOURLY);
            case "daily" -> Rule.every(1, Frequency.DAILY);
            case "weekly" -> Rule.every(1, Frequency.WEEKLY);
            case "fortnightly" -> Rule.every(2, Frequency.WEEKLY);
            case "monthly" -> Rule.every(1, Frequency.MONTHLY);
            case "quarterly" -> Rule.every(3, Frequency.MONTHLY);
            case "yearly", "annually" -> Rule.every(1, Frequency.YEARLY);
            default -> null;
        };
    }

    private @Nullable Parsed<Phrase> every(int index) {
        var date = MonthDayParser.read(words, index);
        if (date != null) {
            return found(yearly(date.value()), date.next());
        }
        if (words.is(index, "other")) {
            return words.continues(index + 1) ? counted(2, index + 1) : null;
        }
        if (words.is(index, "last") || words.ordinal(index) > 0) {
            return numbered(index);
        }
        if (words.number(index) > 0) {
            var counted =
                    words.continues(index + 1) ? counted(words.number(index), index + 1) : null;
            return counted == null ? bareDays(index) : counted;
        }
        var daytime = daytime(index);
        return daytime == null ? counted(1, index) : daytime;
    }

    private Parsed<Phrase> found(Rule rule, int next) {
        return new Parsed<>(new Phrase(rule, origin, null, null), next, Certainty.ANYWHERE);
    }

    private static Rule yearly(MonthDayParser.MonthDay date) {
        var month = DaySelection.ANY.withMonths(List.of(date.month().getValue()));
        var yearly = Rule.every(1, Frequency.YEARLY);
        return date.month() == Month.FEBRUARY && date.day() > 28
                ? yearly.withDays(month.withMonthDays(List.of(28, 29))).withPositions(List.of(-1))
                : yearly.withDays(
                        month.withMonthDays(
                                List.of(Math.min(date.day(), date.month().maxLength()))));
    }

    private @Nullable Parsed<Phrase> daytime(int index) {
        var hour =
                switch (words.text(index)) {
                    case "morning" -> 9;
                    case "afternoon" -> 12;
                    case "evening" -> 19;
                    case "night" -> 22;
                    default -> -1;
                };
        return hour < 0
                ? null
                : new Parsed<>(
                        new Phrase(
                                Rule.every(1, Frequency.DAILY),
                                origin,
                                LocalTime.of(hour, 0),
                                null),
                        index + 1,
                        Certainty.ANYWHERE);
    }

    /** "[every 3] days", "[every other] friday". */
    private @Nullable Parsed<Phrase> counted(int interval, int index) {
        var quarter = words.is(index, "quarter", "quarters");
        if (interval * (quarter ? 3 : 1) > Rule.MAX_INTERVAL) {
            return null;
        }
        var rule =
                switch (words.text(index)) {
                    case "hour", "hours" -> Rule.every(interval, Frequency.HOURLY);
                    case "day", "days" -> Rule.every(interval, Frequency.DAILY);
                    case "week", "weeks" -> Rule.every(interval, Frequency.WEEKLY);
                    case "month", "months" -> Rule.every(interval, Frequency.MONTHLY);
                    case "quarter", "quarters" -> Rule.every(interval * 3, Frequency.MONTHLY);
                    case "year", "years" -> Rule.every(interval, Frequency.YEARLY);
                    default -> null;
                };
        return rule == null ? weekly(interval, index) : found(rule, index + 1);
    }

    private @Nullable Parsed<Phrase> weekly(int interval, int index) {
        var rule = Rule.every(interval, Frequency.WEEKLY);
        if (words.is(index, "weekday", "weekdays", "workday", "workdays")) {
            return interval == 1
                    ? found(rule.withDays(DaySelection.ANY.withWeekdays(WORKDAYS)), index + 1)
                    : null;
        }
        if (words.is(index, "weekend", "weekends")) {
            return found(rule.withWeekdays(Weekday.every(DayOfWeek.SATURDAY)), index + 1);
        }
        var next = index;
        var days = new ArrayList<Weekday>();
        for (var day = day(next);
                day != null;
                day = hasNextInList(next) ? day(nextInList(next)) : null) {
            next = (days.isEmpty() ? next : nextInList(next)) + 1;
            days.add(Weekday.every(day));
        }
        return days.isEmpty()
                ? null
                : found(rule.withDays(DaySelection.ANY.withWeekdays(days)), next);
    }

    private @Nullable DayOfWeek day(int index) {
        var text = words.text(index);
        return CalendarNames.day(
                text.endsWith("days") ? text.substring(0, text.length() - 1) : text);
    }

    private boolean hasNextInList(int index) {
        return words.continuesList(index) && words.continuesList(nextInList(index));
    }

    /**
     * @return the index of the next item of a list such as "mon, wed and fri"
     */
    private int nextInList(int index) {
        return words.is(index, "and", "&") ? index + 1 : index;
    }

    /** "[every] 2nd friday", "last day of the month", "1st and 15th". */
    private @Nullable Parsed<Phrase> numbered(int index) {
        var numbers = new ArrayList<Integer>(List.of(ordinal(index)));
        var next = index + 1;
        while (numbers.size() < 31 && hasNextInList(next) && ordinal(nextInList(next)) != 0) {
            next = nextInList(next);
            numbers.add(ordinal(next++));
        }
        var phrase = words.continues(next) ? numbered(numbers, next) : null;
        return phrase == null && !words.is(index, "last")
                ? daysOfMonth(numbers, index, next)
                : phrase;
    }

    private int ordinal(int index) {
        return words.is(index, "last") ? -1 : words.ordinal(index);
    }

    private @Nullable Parsed<Phrase> numbered(List<Integer> numbers, int index) {
        var monthly = Rule.every(1, Frequency.MONTHLY);
        var number = numbers.size() == 1 ? numbers.getFirst() : 0;
        if (words.is(index, "day") && (ofMonth(index + 1) > index + 1 || Math.abs(number) == 1)) {
            return found(
                    monthly.withDays(DaySelection.ANY.withMonthDays(numbers)), ofMonth(index + 1));
        }
        if (words.is(index, "day", "week", "month", "quarter", "year") && number > 1) {
            return counted(number, index);
        }
        if (words.is(index, "weekday", "workday") && numbers.stream().allMatch(n -> n <= 20)) {
            return found(
                    monthly.withDays(DaySelection.ANY.withWeekdays(WORKDAYS))
                            .withPositions(numbers),
                    ofMonth(index + 1));
        }
        var day = day(index);
        return day == null || numbers.stream().anyMatch(n -> n > 5)
                ? null
                : found(
                        monthly.withDays(
                                DaySelection.ANY.withWeekdays(
                                        numbers.stream().map(n -> new Weekday(n, day)).toList())),
                        ofMonth(index + 1));
    }

    /**
     * @return the index after "of the month"; {@code index} if that does not follow
     */
    private int ofMonth(int index) {
        if (!words.continues(index) || !words.is(index, "of")) {
            return index;
        }
        var month = words.is(index + 1, "the", "each", "every") ? index + 2 : index + 1;
        return words.is(month, "month") ? month + 1 : index;
    }

    /** A single 29th, 30th or 31st means the last day in a shorter month. */
    private @Nullable Parsed<Phrase> daysOfMonth(List<Integer> numbers, int index, int next) {
        if (numbers.stream().anyMatch(number -> number > 31)) {
            return null;
        }
        var monthly = Rule.every(1, Frequency.MONTHLY);
        var day = numbers.getFirst();
        var rule =
                numbers.size() == 1 && day > 28
                        ? monthly.withDays(
                                        DaySelection.ANY.withMonthDays(
                                                IntStream.rangeClosed(28, day).boxed().toList()))
                                .withPositions(List.of(-1))
                        : monthly.withDays(DaySelection.ANY.withMonthDays(numbers));
        var end = ofMonth(next);
        if (end == next && words.text(index).matches("[a-z]+")) {
            return null; // "make every second count"
        }
        var bare = end == next && words.text(index).matches("[0-9]+");
        return found(rule, end).as(bare ? Certainty.LAST : Certainty.ANYWHERE);
    }

    /** "[every] 27", "[every] 2, 15, 27". */
    private @Nullable Parsed<Phrase> bareDays(int index) {
        var numbers = new ArrayList<Integer>(List.of(words.number(index)));
        var next = index + 1;
        while (hasNextInList(next) && words.number(nextInList(next)) > 0) {
            next = nextInList(next);
            numbers.add(words.number(next++));
        }
        return daysOfMonth(numbers, index, next);
    }
}
