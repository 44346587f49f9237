package todo.api.quickadd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.task.Tags;

/**
 * The fields of a task whose line does not name them, such as the list of the page on which the
 * line was typed.
 *
 * @param tags follow those of the line, as far as a task has room for them
 * @param dueDate midnight UTC of its day if {@code allDay}; for a line without a date and a
 *     recurrence; null for none
 * @param list for a line without a list; null for none
 * @param parent likewise
 */
public record LineDefaults(
        Tags tags,
        @Nullable Instant dueDate,
        boolean allDay,
        @Nullable UUID list,
        @Nullable UUID parent) {

    public static final LineDefaults NONE = new LineDefaults(Tags.NONE, null, false, null, null);

    /**
     * @return the day of the due date; null for none
     */
    @Nullable LocalDate day(ZoneId zone) {
        return dueDate == null
                ? null
                : LocalDate.ofInstant(dueDate, allDay ? ZoneOffset.UTC : zone);
    }

    /**
     * @return {@code named}, and these as far as a task has room for them
     */
    Tags addTo(Tags named) {
        var all = named;
        for (var tag : tags.names()) {
            all = all.names().size() < Tags.MOST ? all.with(List.of(tag)) : all;
        }
        return all;
    }
}
