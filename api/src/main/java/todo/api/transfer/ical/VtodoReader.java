package todo.api.transfer.ical;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.task.Tags;
import todo.api.task.Title;
import todo.api.transfer.importing.DueDateFields;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TextShortener;

/**
 * Reads one VTODO. Used once, by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6.2">RFC 5545, section 3.6.2</a>
 */
final class VtodoReader {

    private final CalendarComponent todo;
    private final CalendarTimes times;
    private final ObjectNode task = JsonNodeFactory.instance.objectNode();
    private @Nullable String remark;

    VtodoReader(CalendarComponent todo, CalendarTimes times) {
        this.todo = todo;
        this.times = times;
    }

    ImportEntry read() throws FileSyntaxException {
        if (todo.first("RECURRENCE-ID") != null) {
            return new ImportEntry.Skipped(
                    todo.line(),
                    summary(),
                    "Only the whole series of a recurring to-do is imported, not a single occurrence.");
        }
        texts();
        status();
        var due = due();
        if (due == null) {
            task.putNull("due_date").put("all_day", false);
        } else if (due.day() != null) {
            DueDateFields.put(task, due.day());
        } else {
            DueDateFields.put(task, due.time());
        }
        if (due != null) {
            reminder(due);
        }
        recurrence(due != null);
        task.put("id", value("UID"));
        task.put("parent_id", parent());
        optional("X-TODO-LIST", "list");
        instant("CREATED", "created_at");
        instant("LAST-MODIFIED", "updated_at");
        optional("X-TODO-POSITION", "position");
        return new ImportEntry.RawTask(todo.line(), null, task, null, remark);
    }

    private void texts() {
        var summary = summary().strip();
        var description = value("DESCRIPTION");
        var title = TextShortener.shorten(summary, Title.longest());
        if (!title.equals(summary)) {
            description = summary + (description == null ? "" : "\n\n" + description);
        }
        task.put("title", title);
        task.put("description", description);
        var tags = new LinkedHashSet<String>();
        for (var categories : todo.all("CATEGORIES")) {
            for (var category : categories.texts()) {
                if (!category.isBlank()) {
                    tags.add(TextShortener.shorten(category.strip(), Tags.NAME.most()));
                }
            }
        }
        tags.stream().limit(Tags.MOST).forEach(task.putArray("tags")::add);
        if (tags.size() > Tags.MOST) {
            remark = "Only the first %d of its categories are kept.".formatted(Tags.MOST);
        }
        task.put(
                "priority",
                switch (todo.word("PRIORITY")) {
                    case "1", "2", "3", "4" -> "High";
                    case "6", "7", "8", "9" -> "Low";
                    default -> "Medium";
                });
    }

    private void status() throws FileSyntaxException {
        var percent = todo.word("PERCENT-COMPLETE");
        var status =
                switch (todo.word("STATUS")) {
                    case "COMPLETED", "CANCELLED" -> "completed";
                    case "IN-PROCESS" -> "in_progress";
                    case "NEEDS-ACTION" -> "pending";
                    default ->
                            percent.equals("100") || todo.first("COMPLETED") != null
                                    ? "completed"
                                    : percent.isEmpty() || percent.equals("0")
                                            ? "pending"
                                            : "in_progress";
                };
        task.put("status", status);
        if (status.equals("completed")) {
            instant("COMPLETED", "completed_at");
        }
    }

    /**
     * @return the due date; without one, the start plus the duration; null if there is no start
     */
    private CalendarTimes.@Nullable Point due() throws FileSyntaxException {
        var due = todo.first("DUE");
        if (due != null) {
            return times.point(due);
        }
        var start = todo.first("DTSTART");
        if (start == null) {
            return null;
        }
        var point = times.point(start);
        var duration = todo.first("DURATION");
        return duration == null || point.day() != null
                ? point
                : new CalendarTimes.Point(
                        null, point.time().plus(CalendarTimes.duration(duration)));
    }

    private void reminder(CalendarTimes.Point due) throws FileSyntaxException {
        task.putNull("reminder_lead_time");
        for (var alarm : todo.parts()) {
            var trigger = alarm.first("TRIGGER");
            if (trigger == null || !alarm.name().equals("VALARM")) {
                continue;
            }
            var lead =
                    trigger.parameter("VALUE").equalsIgnoreCase("DATE-TIME")
                            ? Duration.between(times.point(trigger).time(), due.time())
                            : CalendarTimes.duration(trigger)
                                    .negated()
                                    .plus(fromStart(trigger, due));
            if (!lead.isNegative()) {
                task.put("reminder_lead_time", (int) Math.min(lead.toMinutes(), Integer.MAX_VALUE));
                return;
            }
        }
    }

    /**
     * @return the time from the reference point of the trigger until {@code due}; the reference
     *     point is the start, unless RELATED is END
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.6.3">RFC 5545, section
     *     3.8.6.3</a>
     */
    private Duration fromStart(ContentLine trigger, CalendarTimes.Point due)
            throws FileSyntaxException {
        var start = todo.first("DTSTART");
        return start == null || trigger.parameter("RELATED").equalsIgnoreCase("END")
                ? Duration.ZERO
                : Duration.between(times.point(start).time(), due.time());
    }

    /**
     * @param dated whether the task has a due date; without one a calendar cannot have a rule, so a
     *     missing rule does not mean that the task does not recur
     */
    private void recurrence(boolean dated) {
        var rule = todo.first("RRULE");
        if (rule != null) {
            task.put(
                    "recurrence_rule",
                    UntilConverter.fromCalendar(rule.value().strip(), times.zone()));
        } else if (dated) {
            task.putNull("recurrence_rule");
        }
        switch (todo.word("X-TODO-RECURRENCE-FROM")) {
            case "COMPLETION" -> task.put("recurrence_from", "completion");
            case "DUE" -> task.put("recurrence_from", "due");
            default -> {} // absent, or written by another program
        }
    }

    /** Sets a member only if the property exists: other programs may drop X- properties. */
    private void optional(String property, String member) {
        var value = value(property);
        if (value != null) {
            task.put(member, value);
        }
    }

    private @Nullable String parent() {
        for (var relation : todo.all("RELATED-TO")) {
            var type = relation.parameter("RELTYPE");
            if (type.isEmpty() || type.equalsIgnoreCase("PARENT")) {
                return relation.text();
            }
        }
        return null;
    }

    private void instant(String property, String member) throws FileSyntaxException {
        var time = todo.first(property);
        if (time != null) {
            Instant instant = times.point(time).time();
            task.put(member, instant.toString());
        }
    }

    private String summary() {
        return Objects.requireNonNullElse(value("SUMMARY"), "");
    }

    private @Nullable String value(String property) {
        var line = todo.first(property);
        return line == null ? null : line.text();
    }
}
