package todo.api.quickadd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;
import todo.api.task.Priority;

/**
 * A parsed line such as "pay rent tomorrow 9am !high #home every month".
 *
 * @param title the remaining words; not empty unless the line is
 * @param date the due date; if only a time or a recurrence is named, the next matching date; null
 *     for none
 * @param time null for an all-day task
 * @param priority null if the line names none
 * @param list the list's name; null if the line names none
 * @param rule null if the task does not recur
 * @param reminder minutes before the due date; null for none
 * @param understood in the order of the text, without overlaps
 */
public record ParsedLine(
        String title,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable Priority priority,
        List<String> tags,
        @Nullable String list,
        @Nullable Rule rule,
        Origin origin,
        @Nullable Integer reminder,
        List<UnderstoodWords> understood) {

    /**
     * Never fails: words outside the grammar stay in the title. The running time is linear in the
     * length of the text.
     *
     * @param zone the user's time zone
     */
    public static ParsedLine parse(String text, ZoneId zone, Instant now) {
        return parse(text, zone, now, null);
    }

    /**
     * The same for a task that gets a due date even if the line names none.
     *
     * @param defaultDay the day of that date: a time alone is on this day unless it is past then,
     *     and a reminder alone counts; null for none
     */
    static ParsedLine parse(String text, ZoneId zone, Instant now, @Nullable LocalDate defaultDay) {
        var present = LocalDateTime.ofInstant(now, zone);
        return LineInterpreter.of(text, LineReader.read(text, present), present, zone, defaultDay);
    }

    static ParsedLine titled(String title) {
        return new ParsedLine(
                title, null, null, null, List.of(), null, null, Origin.DUE, null, List.of());
    }
}
