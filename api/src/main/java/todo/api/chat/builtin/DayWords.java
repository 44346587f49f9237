package todo.api.chat.builtin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import todo.api.english.CalendarNames;

/** Everyday words for days and times, put into those that quick add knows. */
final class DayWords {

    private static final Map<Pattern, List<String>> ANYWHERE = Phrases.table("day words", "%s");
    private static final Map<Pattern, List<String>> TARGET = Phrases.table("target words", "%s");
    private static final Pattern NEXT_WEEK = Phrases.pattern("weekday of next week");
    private static final Pattern IN_A_WEEK = Phrases.pattern("weekday in a week");

    private DayWords() {}

    /** In any line; what is in quotation marks stays. */
    static String known(String line, LocalDate today) {
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var text =
                replaced(
                        line,
                        NEXT_WEEK,
                        day -> monday.with(TemporalAdjusters.nextOrSame(day)).toString());
        text =
                replaced(
                        text,
                        IN_A_WEEK,
                        day -> today.with(TemporalAdjusters.next(day)).plusWeeks(1).toString());
        return replaced(text, ANYWHERE);
    }

    /** Where a day or a time is expected, as after "to". */
    static String target(String words, LocalDate today) {
        return replaced(known(Sentence.plain(words), today), TARGET).strip();
    }

    private static String replaced(String text, Pattern pattern, Function<DayOfWeek, String> date) {
        return pattern.matcher(text)
                .replaceAll(found -> {
                    var name =
                            found.group("day") == null ? found.group("last") : found.group("day");
                    var day = CalendarNames.day(name.toLowerCase(Locale.ROOT));
                    return day == null || Items.isQuoted(text, found.start())
                            ? Matcher.quoteReplacement(found.group())
                            : date.apply(day);
                });
    }

    private static String replaced(String line, Map<Pattern, List<String>> table) {
        var text = line;
        for (var row : table.entrySet()) {
            var matcher = row.getKey().matcher(text);
            var replaced = new StringBuilder();
            while (matcher.find()) {
                var isQuoted = Items.isQuoted(text, matcher.start());
                matcher.appendReplacement(replaced, isQuoted ? "$0" : row.getValue().getFirst());
            }
            text = matcher.appendTail(replaced).toString();
        }
        return text;
    }
}
