package todo.api.quickadd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.task.LeadTime;
import todo.api.task.RecurrencePatch;
import todo.api.task.Tags;
import todo.api.task.TaskPatch;
import todo.api.task.Title;

/**
 * A line as it was typed.
 *
 * @param text at most 1,000 characters
 * @param zone in which its days and times are
 * @param typedAt what its relative dates count from; null, or in the future, for now
 * @param defaults for the fields that it does not name
 */
public record TypedLine(
        String text, ZoneId zone, @Nullable Instant typedAt, LineDefaults defaults) {

    ParsedLine parse(Instant now) {
        var moment = typedAt == null || typedAt.isAfter(now) ? now : typedAt;
        return ParsedLine.parse(text, zone, moment, defaults.day(zone));
    }

    /**
     * @param line this one, parsed
     * @param named the list that it names; null if it names none, or one that does not exist
     * @return the fields of the task
     */
    TaskPatch fields(ParsedLine line, Patch<Title> title, @Nullable UUID named) {
        var reminder = line.reminder();
        return new TaskPatch(
                title,
                Patch.keep(),
                Patch.keep(),
                Patch.to(line.priority()),
                Patch.to(defaults.addTo(new Tags(line.tags()))),
                Patch.to(line.date() == null ? defaults.dueDate() : due(line.date(), line.time())),
                Patch.to(line.date() == null ? defaults.allDay() : line.time() == null),
                new RecurrencePatch.ToRule(line.rule()),
                Patch.to(line.origin()),
                Patch.to(reminder == null ? null : new LeadTime(reminder)),
                Patch.to(line.list() == null ? defaults.list() : named),
                Patch.to(line.list() == null ? defaults.parent() : null),
                null);
    }

    private Instant due(LocalDate date, @Nullable LocalTime time) {
        return time == null
                ? date.atStartOfDay().toInstant(ZoneOffset.UTC)
                : date.atTime(time).atZone(zone).toInstant();
    }
}
