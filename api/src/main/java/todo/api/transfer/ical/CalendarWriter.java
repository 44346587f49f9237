package todo.api.transfer.ical;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.recurrence.Rule;
import todo.api.recurrence.Until;
import todo.api.task.Priority;
import todo.api.task.Status;
import todo.api.task.Task;

/**
 * Writes tasks as a calendar file: as to-dos, or as events at their due dates for programs that do
 * not show to-dos. Members without a standard property use properties that begin with X-TODO. Times
 * are in UTC, except those of recurring tasks: they are in the owner's time zone, so that they keep
 * their local time when daylight saving time begins and ends. Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
public final class CalendarWriter {

    private final ContentLineWriter out;
    private final ZoneId zone;
    private final boolean events;
    private final String stamp;

    /**
     * @param zone the time zone of the owner
     * @param now the creation time of the file
     * @param events true to write events; tasks without a due date are then left out
     */
    public CalendarWriter(Appendable file, ZoneId zone, Instant now, boolean events) {
        this.out = new ContentLineWriter(file);
        this.zone = zone;
        this.events = events;
        this.stamp = utc(now);
    }

    /**
     * @param name the name of the calendar
     */
    public void begin(String name) throws IOException {
        out.line("BEGIN", "VCALENDAR");
        out.line("VERSION", "2.0");
        out.line("PRODID", "-//Todo//Todo for Kubernetes//EN");
        out.text("X-WR-CALNAME", name);
        if (!(zone.normalized() instanceof ZoneOffset)) {
            CalendarZoneWriter.write(out, zone);
        }
    }

    /**
     * @param list the name of its list; null if it is in none
     */
    public void add(Task task, @Nullable String list) throws IOException {
        if (events && task.dueDate() == null) {
            return;
        }
        out.line("BEGIN", events ? "VEVENT" : "VTODO");
        out.text("UID", task.id().toString());
        out.line("DTSTAMP", stamp);
        out.line("CREATED", utc(task.createdAt()));
        out.line("LAST-MODIFIED", utc(task.updatedAt()));
        if (events) {
            out.text("SUMMARY", (isCompleted(task) ? "✓ " : "") + task.title());
            out.line("TRANSP", "TRANSPARENT"); // a due task does not make its owner busy
        } else {
            out.text("SUMMARY", task.title());
            status(task);
        }
        out.line("PRIORITY", priority(task.priority()));
        optional("DESCRIPTION", task.description());
        if (!task.tags().isEmpty()) {
            out.line("CATEGORIES", categories(task));
        }
        due(task);
        if (!events) {
            optional("RELATED-TO", task.parentId());
            optional("X-TODO-LIST", list);
            out.text("X-TODO-POSITION", task.position());
            alarm(task);
        }
        out.line("END", events ? "VEVENT" : "VTODO");
    }

    public void end() throws IOException {
        out.line("END", "VCALENDAR");
    }

    private void optional(String property, @Nullable Object value) throws IOException {
        if (value != null) {
            out.text(property, value.toString());
        }
    }

    private static boolean isCompleted(Task task) {
        return task.status() == Status.COMPLETED;
    }

    private void status(Task task) throws IOException {
        switch (task.status()) {
            case COMPLETED -> {
                out.line("STATUS", "COMPLETED");
                out.line("PERCENT-COMPLETE", "100");
                out.line("COMPLETED", utc(Objects.requireNonNull(task.completedAt())));
            }
            case IN_PROGRESS -> out.line("STATUS", "IN-PROCESS");
            case PENDING -> out.line("STATUS", "NEEDS-ACTION");
        }
    }

    /** Maps the three priorities to 1, 5 and 9, as the RFC recommends. */
    private static String priority(Priority priority) {
        return switch (priority) {
            case HIGH -> "1";
            case MEDIUM -> "5";
            case LOW -> "9";
        };
    }

    private static String categories(Task task) {
        return task.tags().stream().map(ContentLine::escape).collect(Collectors.joining(","));
    }

    private void due(Task task) throws IOException {
        var due = task.dueDate();
        var rule = task.recurrence();
        if (due == null) {
            undated(rule);
        } else if (events) {
            time("DTSTART", task, due);
            if (rule != null && !isCompleted(task)) {
                rule(task, rule);
            }
        } else if (rule == null) {
            time("DUE", task, due);
        } else {
            period(task, due, rule);
            rule(task, rule);
            out.line(TodoRecurrence.FROM, task.recurrenceFrom().name());
        }
    }

    /** A calendar has no rule without a start, so another program cannot show it. */
    private void undated(@Nullable Rule rule) throws IOException {
        if (rule != null) {
            out.text(TodoRecurrence.UNDATED_RULE, rule.text());
            out.text(
                    "COMMENT",
                    "This task has no due date, so its recurrence is not part of the calendar: "
                            + rule.text());
        }
    }

    private void rule(Task task, Rule rule) throws IOException {
        out.line("RRULE", UntilConverter.toCalendar(rule.text(), zone, task.allDay()));
    }

    /**
     * Writes the start, which a recurring component needs, and the due date, which must be later.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.2.3">RFC 5545, section
     *     3.8.2.3</a>
     */
    private void period(Task task, Instant due, Rule rule) throws IOException {
        var start = start(task, due, rule);
        time("DTSTART", task, start);
        if (task.allDay()) {
            out.line("DURATION", "P1D");
        } else {
            time("DUE", task, start.equals(due) ? due.plusSeconds(1) : due);
        }
    }

    /**
     * @return the first moment of the day, so that it matches the same days of the rule; the due
     *     date itself if that is the first moment or if the rule names times
     */
    private Instant start(Task task, Instant due, Rule rule) {
        return task.allDay()
                        || rule.isTimed()
                        || !(rule.until() instanceof Until.Day || rule.until() == null)
                ? due
                : LocalDate.ofInstant(due, zone).atStartOfDay(zone).toInstant();
    }

    private void time(String property, Task task, Instant time) throws IOException {
        if (task.allDay()) {
            out.line(
                    property + ";VALUE=DATE",
                    CalendarTimes.DATE.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
        } else if (task.recurrence() != null && !(zone.normalized() instanceof ZoneOffset)) {
            out.line(
                    property + ";TZID=" + zone.getId(),
                    CalendarTimes.TIME.format(LocalDateTime.ofInstant(time, zone)));
        } else {
            out.line(property, utc(time));
        }
    }

    /** Other programs would also ring for a completed task. */
    private void alarm(Task task) throws IOException {
        var due = task.dueDate();
        if (task.reminderLeadTime() == null || due == null || isCompleted(task)) {
            return;
        }
        var rule = task.recurrence();
        var related = rule != null && start(task, due, rule).equals(due) ? "START" : "END";
        out.line("BEGIN", "VALARM");
        out.line("ACTION", "DISPLAY");
        out.text("DESCRIPTION", task.title());
        out.line("TRIGGER;RELATED=" + related, "-PT" + task.reminderLeadTime() + "M");
        out.line("END", "VALARM");
    }

    private static String utc(Instant time) {
        return CalendarTimes.TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z";
    }
}
