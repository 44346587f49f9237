package todo.api.quickadd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.task.LeadTime;
import todo.api.task.RecurrencePatch;
import todo.api.task.Tags;
import todo.api.task.TaskPatch;
import todo.api.task.Title;

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
     * @param named the list that the line names; null if it names none, or one that does not exist
     * @param zone in which the days and times of the line are
     * @return the fields of the task
     */
    TaskPatch fill(ParsedLine line, Patch<Title> title, @Nullable UUID named, ZoneId zone) {
        var reminder = line.reminder();
        return new TaskPatch(
                title,
                Patch.keep(),
                Patch.keep(),
                Patch.to(line.priority()),
                Patch.to(tags(line.tags())),
                Patch.to(due(line, zone)),
                Patch.to(line.date() == null ? allDay : line.time() == null),
                new RecurrencePatch.ToRule(line.rule()),
                Patch.to(line.origin()),
                Patch.to(reminder == null ? null : new LeadTime(reminder)),
                Patch.to(line.list() == null ? list : named),
                Patch.to(line.list() == null ? parent : null),
                null);
    }

    private Tags tags(List<String> named) {
        var all = new Tags(named);
        for (var tag : tags.names()) {
            all = all.names().size() < Tags.MOST ? all.with(List.of(tag)) : all;
        }
        return all;
    }

    private @Nullable Instant due(ParsedLine line, ZoneId zone) {
        if (line.date() == null) {
            return dueDate;
        }
        return line.time() == null
                ? line.date().atStartOfDay().toInstant(ZoneOffset.UTC)
                : line.date().atTime(line.time()).atZone(zone).toInstant();
    }
}
