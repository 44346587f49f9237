package todo.api.chat.builtin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
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

    /**
     * @return null if the words are neither a day nor a time
     */
    static @Nullable DueTarget read(String words, Dialogue dialogue) {
        var text = DayWords.target(words, dialogue.present().toLocalDate());
        for (var attempt : text.isEmpty() ? List.<String>of() : ATTEMPTS) {
            var line = dialogue.parsed(attempt.formatted(text));
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
