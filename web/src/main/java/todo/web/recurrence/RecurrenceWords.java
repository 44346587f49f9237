package todo.web.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import todo.web.page.Today;
import todo.web.text.Texts;

/** A recurrence rule in the words of a language. */
public final class RecurrenceWords {

    /** A rule with another part is shown as it is. */
    private static final Set<String> KNOWN =
            Set.of(
                    "FREQ",
                    "INTERVAL",
                    "BYMONTH",
                    "BYMONTHDAY",
                    "BYDAY",
                    "BYHOUR",
                    "BYMINUTE",
                    "BYSETPOS",
                    "COUNT",
                    "UNTIL",
                    "WKST");

    private static final String WORKDAYS = "MO,TU,WE,TH,FR";

    private final RuleParts parts;
    private final Today today;
    private final Texts texts;

    private RecurrenceWords(String rule, Today today) {
        this.parts = RuleParts.of(rule);
        this.today = today;
        this.texts = today.language().texts();
    }

    /**
     * @param rule as the API writes it
     * @return for example: every 2 weeks on Tuesday and Friday, until 24 December
     */
    public static String of(String rule, RecurrenceOrigin origin, Today today) {
        var words = new RecurrenceWords(rule, today);
        var repeated =
                words.parts.hasOnly(KNOWN)
                        ? words.dates().map(words::withTime).map(words::withEnd)
                        : Optional.<String>empty();
        var sentence = repeated.orElseGet(() -> words.texts.repeatsByRule(rule));
        return origin == RecurrenceOrigin.COMPLETION
                ? words.texts.repeatsFromCompletion(sentence)
                : sentence;
    }

    /**
     * @return empty for a rule without words
     */
    private Optional<String> dates() {
        var interval = parts.interval();
        return switch (parts.get("FREQ")) {
            case "HOURLY" -> plain(texts.everyHours(interval));
            case "DAILY" -> plain(texts.everyDays(interval));
            case "WEEKLY" -> weekly(interval);
            case "MONTHLY" -> monthly(texts.everyMonths(interval));
            case "YEARLY" -> yearly(texts.everyYears(interval));
            default -> Optional.empty();
        };
    }

    private boolean hasDays() {
        return parts.has("BYMONTH")
                || parts.has("BYMONTHDAY")
                || parts.has("BYDAY")
                || parts.has("BYSETPOS");
    }

    private Optional<String> plain(String every) {
        return hasDays() ? Optional.empty() : Optional.of(every);
    }

    private Optional<String> weekly(int interval) {
        if (parts.has("BYMONTH") || parts.has("BYMONTHDAY") || parts.has("BYSETPOS")) {
            return Optional.empty();
        }
        var every = texts.everyWeeks(interval);
        var days = parts.list("BYDAY");
        if (days.isEmpty() || !days.stream().allMatch(RuleParts::isDay)) {
            return days.isEmpty() ? Optional.of(every) : Optional.empty();
        }
        return Optional.of(
                interval == 1 && parts.get("BYDAY").equals(WORKDAYS)
                        ? texts.everyWorkday()
                        : texts.repeatsOn(
                                every, joined(days.stream().map(this::weekday).toList())));
    }

    private Optional<String> monthly(String every) {
        if (!hasDays()) {
            return Optional.of(every);
        }
        if (parts.has("BYMONTH")) {
            return Optional.empty();
        }
        var day = DayOfMonth.of(parts);
        if (day.text().equals(daysText())) {
            return Optional.of(texts.repeatsOn(every, words(day)));
        }
        if (parts.get("BYDAY").equals(WORKDAYS) && isOrdinal(parts.get("BYSETPOS"))) {
            var ordinal = ordinal(Integer.parseInt(parts.get("BYSETPOS")));
            return Optional.of(texts.repeatsOn(every, texts.nthWorkday(ordinal)));
        }
        return parts.has("BYSETPOS") || (parts.has("BYDAY") && parts.has("BYMONTHDAY"))
                ? Optional.empty()
                : several(every);
    }

    /** For example the 1st and the 15th, or the first and the third Friday. */
    private Optional<String> several(String every) {
        var days = parts.has("BYDAY") ? parts.list("BYDAY") : parts.list("BYMONTHDAY");
        var words =
                days.stream()
                        .map(day -> {
                            var part = (parts.has("BYDAY") ? "BYDAY=" : "BYMONTHDAY=") + day;
                            var single = DayOfMonth.of(RuleParts.of(part));
                            return single instanceof DayOfMonth.OfDueDate ? "" : words(single);
                        })
                        .toList();
        return words.contains("")
                ? Optional.empty()
                : Optional.of(texts.repeatsOn(every, joined(words)));
    }

    /** As {@link DayOfMonth#text} writes them. */
    private String daysText() {
        var text = new StringBuilder();
        for (var name : List.of("BYMONTHDAY", "BYDAY", "BYSETPOS")) {
            if (parts.has(name)) {
                text.append(';').append(name).append('=').append(parts.get(name));
            }
        }
        return text.toString();
    }

    private Optional<String> yearly(String every) {
        if (!hasDays()) {
            return Optional.of(every);
        }
        var month = parts.get("BYMONTH");
        var day = DayOfMonth.of(parts);
        if (!month.matches("[1-9]|1[0-2]") || !daysOfYear().equals(daysText())) {
            return Optional.empty();
        }
        return day instanceof DayOfMonth.Numbered(int number)
                ? Optional.of(
                        texts.repeatsOn(
                                every, texts.dayAndMonth(String.valueOf(number), month(month))))
                : Optional.empty();
    }

    /** The API writes 29 February as the last of two days. */
    private String daysOfYear() {
        var days = parts.list("BYMONTHDAY");
        return days.equals(List.of("28", "29"))
                ? ";BYMONTHDAY=28,29;BYSETPOS=-1"
                : ";BYMONTHDAY=" + String.join(",", days.size() == 1 ? days : List.of());
    }

    private String words(DayOfMonth day) {
        return switch (day) {
            case DayOfMonth.OfDueDate _ -> "";
            case DayOfMonth.Last _ -> texts.lastDayOfMonth();
            case DayOfMonth.Numbered(int number) -> texts.dayOfMonth(String.valueOf(number));
            case DayOfMonth.Weekday(int ordinal, DayOfWeek weekday) ->
                    texts.nthWeekday(ordinal(ordinal), weekday(RuleParts.code(weekday)));
        };
    }

    private static boolean isOrdinal(String text) {
        return text.matches("-1|[1-5]");
    }

    /**
     * @param number 1 to 5, or -1 for the last
     */
    private String ordinal(int number) {
        var ordinals = texts.ordinals().split(",", -1);
        return ordinals[number < 0 ? ordinals.length - 1 : number - 1];
    }

    private String weekday(String code) {
        return texts.weekdays().split(",", -1)[RuleParts.day(code).getValue() - 1];
    }

    private String month(String number) {
        return texts.months().split(",", -1)[Integer.parseInt(number) - 1];
    }

    private String joined(List<String> words) {
        var text = words.getLast();
        for (var i = words.size() - 2; i >= 0; i--) {
            text =
                    i == words.size() - 2
                            ? texts.listOfTwo(words.get(i), text)
                            : texts.listOfMore(words.get(i), text);
        }
        return text;
    }

    private String withTime(String sentence) {
        var hours = parts.list("BYHOUR");
        var minute = parts.has("BYMINUTE") ? parts.get("BYMINUTE") : "0";
        if (hours.isEmpty()) {
            return sentence;
        }
        var times =
                hours.stream()
                        .map(hour -> "%2s:%2s".formatted(hour, minute).replace(' ', '0'))
                        .toList();
        return texts.repeatsAt(sentence, joined(times));
    }

    private String withEnd(String sentence) {
        return switch (SeriesEnd.of(parts)) {
            case SeriesEnd.Never _ -> sentence;
            case SeriesEnd.Until(LocalDate day) -> texts.repeatsUntil(sentence, today.day(day));
            case SeriesEnd.After(int times) -> texts.repeatsTimes(times, sentence);
        };
    }
}
