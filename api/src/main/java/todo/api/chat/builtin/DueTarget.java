package todo.api.chat.builtin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.quickadd.MatchKind;
import todo.api.quickadd.ParsedLine;
import todo.api.quickadd.UnderstoodWords;

/**
 * A day, a time or both, as in "move it to Friday at 9".
 *
 * @param day null if a time alone is named
 * @param time null if a day alone is named
 */
record DueTarget(@Nullable LocalDate day, @Nullable LocalTime time) {

    private static final List<String> ATTEMPTS = List.of("x %s", "x on %s", "x at %s", "x in %s");

    private static final Pattern MORNING = Pattern.compile("(?i)\\b(?:in the |this )?morning\\b");
    private static final Pattern AFTERNOON =
            Pattern.compile("(?i)\\b(?:in the |this )?afternoon\\b");
    private static final Pattern EVENING = Pattern.compile("(?i)\\b(?:in the |this )?evening\\b");
    private static final Pattern TONIGHT = Pattern.compile("(?i)\\b(?:tonight|this evening)\\b");
    private static final Pattern WEEKEND =
            Pattern.compile("(?i)\\b(?:(?:on |at )?(?:the|this) )?weekend\\b");
    private static final Pattern NEXT_WEEKEND = Pattern.compile("(?i)\\bnext weekend\\b");
    private static final Pattern WEEK_END =
            Pattern.compile("(?i)\\b(?:the )?end of (?:the |this )?week\\b");
    private static final Pattern FROM_NOW = Pattern.compile("(?i)^(.+) from (?:now|today)$");
    private static final Pattern FILLER =
            Pattern.compile("(?i)^(?:be due |due |by |until |till |the (?=end of ))+");
    private static final Pattern HALVES = Pattern.compile("(?i)(\\d)\\s*o'?clock");

    /**
     * @return null if the words are neither a day nor a time
     */
    static @Nullable DueTarget read(String words, Instant now, ZoneId zone) {
        var text = everyday(words);
        for (var attempt : ATTEMPTS) {
            var line = ParsedLine.parse(attempt.formatted(text), zone, now);
            if (line.title().equals("x")
                    && line.rule() == null
                    && line.date() != null
                    && line.tags().isEmpty()
                    && line.list() == null) {
                return of(line);
            }
        }
        return null;
    }

    private static DueTarget of(ParsedLine line) {
        var isDayNamed =
                line.understood().stream()
                        .anyMatch(words -> words.kind() == MatchKind.DATE || isMoment(words));
        return new DueTarget(isDayNamed ? line.date() : null, line.time());
    }

    /** "in 2 hours". */
    private static boolean isMoment(UnderstoodWords words) {
        return words.kind() == MatchKind.TIME && words.value().contains("T");
    }

    /** "Tomorrow morning" and "tonight" in a line, as times; elsewhere they may be a name. */
    static String dayParts(String line) {
        var text = TONIGHT_AT.matcher(line).replaceAll("today");
        text = TONIGHT_LAST.matcher(text).replaceFirst("today 7pm");
        return DAY_PART.matcher(text)
                .replaceAll(found -> {
                    var time =
                            switch (found.group(2).toLowerCase(java.util.Locale.ROOT)) {
                                case "morning" -> "9am";
                                case "afternoon" -> "3pm";
                                case "evening" -> "7pm";
                                default -> "10pm";
                            };
                    return (found.group(1).equalsIgnoreCase("this") ? "today" : found.group(1))
                            + " "
                            + time;
                });
    }

    private static final Pattern TONIGHT_AT = Pattern.compile("(?i)\\btonight(?= (?:at|@) ?[0-9])");
    private static final Pattern TONIGHT_LAST = Pattern.compile("(?i)\\btonight(?=$| and )");
    private static final Pattern DAY_PART =
            Pattern.compile(
                    "(?i)\\b(this|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (morning|afternoon|evening|night)(?=$|,| and | to )");

    /** Everyday words for what the grammar of lines calls otherwise. */
    static String everyday(String words) {
        var text = FILLER.matcher(Sentence.plain(words)).replaceFirst("");
        text = TONIGHT.matcher(text).replaceAll("today 7pm");
        text = MORNING.matcher(text).replaceAll("9am");
        text = AFTERNOON.matcher(text).replaceAll("3pm");
        text = EVENING.matcher(text).replaceAll("7pm");
        text = NEXT_WEEKEND.matcher(text).replaceAll("next saturday");
        text = WEEKEND.matcher(text).replaceAll("saturday");
        text = WEEK_END.matcher(text).replaceAll("friday");
        text = HALVES.matcher(text).replaceAll("$1:00");
        return FROM_NOW.matcher(text).replaceAll("in $1").strip();
    }

    /**
     * @param due what the task has now: a day, or a day and a time; empty for none
     * @return the new due date in the same form
     */
    String apply(String due, LocalDateTime now) {
        var clock =
                time == null && due.contains("T") ? LocalDateTime.parse(due).toLocalTime() : time;
        var date = day == null ? dayOf(due, now) : day;
        return clock == null ? date.toString() : date.atTime(clock).toString();
    }

    /** A time alone is on the day of the task unless that is over, or on the next such time. */
    private LocalDate dayOf(String due, LocalDateTime now) {
        var today = now.toLocalDate();
        var current = due.isEmpty() ? today : LocalDate.parse(due.substring(0, 10));
        var date = current.isBefore(today) ? today : current;
        return time != null && date.equals(today) && !time.isAfter(now.toLocalTime())
                ? today.plusDays(1)
                : date;
    }
}
