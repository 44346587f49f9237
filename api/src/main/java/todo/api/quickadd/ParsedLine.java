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
 * A line such as "pay rent tomorrow 9am !high #home every month", taken apart.
 *
 * @param title what is left of it; never empty where the line is not
 * @param date the day that it is due; where only a time or a recurrence is named, the next that
 *     fits; null where it is due on none
 * @param time null where the day has none
 * @param priority null where it names none
 * @param list the list's name; null where it names none
 * @param rule null where it does not come again
 * @param reminder minutes before it is due; null for none
 * @param understood in the order of the text, apart from each other
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
     * Understands what is in the grammar, and leaves every other word alone. Any text will do; the
     * time it takes grows with its length alone.
     *
     * @param zone where the person is
     */
    public static ParsedLine parse(String text, ZoneId zone, Instant now) {
        var present = LocalDateTime.ofInstant(now, zone);
        return LineInterpreter.of(text, LineReader.read(text, present), present, zone);
    }

    static ParsedLine titled(String title) {
        return new ParsedLine(
                title, null, null, null, List.of(), null, null, Origin.DUE, null, List.of());
    }
}
