package todo.api.transfer.ical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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
     * @param task the task as the API shows it, with the additional member {@code list}: the name
     *     of its list
     */
    public void add(ObjectNode task) throws IOException {
        if (events && task.path("due_date").isNull()) {
            return;
        }
        out.line("BEGIN", events ? "VEVENT" : "VTODO");
        out.text("UID", text(task, "id"));
        out.line("DTSTAMP", stamp);
        out.line("CREATED", utc(task, "created_at"));
        out.line("LAST-MODIFIED", utc(task, "updated_at"));
        if (events) {
            out.text("SUMMARY", (isCompleted(task) ? "✓ " : "") + text(task, "title"));
            out.line("TRANSP", "TRANSPARENT"); // a due task does not make its owner busy
        } else {
            out.text("SUMMARY", text(task, "title"));
            status(task);
        }
        out.line("PRIORITY", priority(text(task, "priority")));
        optional("DESCRIPTION", task, "description");
        if (!task.path("tags").isEmpty()) {
            out.line("CATEGORIES", categories(task));
        }
        due(task);
        if (!events) {
            optional("RELATED-TO", task, "parent_id");
            optional("X-TODO-LIST", task, "list");
            optional("X-TODO-POSITION", task, "position");
            alarm(task);
        }
        out.line("END", events ? "VEVENT" : "VTODO");
    }

    public void end() throws IOException {
        out.line("END", "VCALENDAR");
    }

    private void optional(String property, ObjectNode task, String member) throws IOException {
        if (task.hasNonNull(member)) {
            out.text(property, text(task, member));
        }
    }

    private static String text(ObjectNode task, String member) {
        return task.path(member).asText();
    }

    private static boolean isCompleted(ObjectNode task) {
        return text(task, "status").equals("completed");
    }

    private void status(ObjectNode task) throws IOException {
        switch (text(task, "status")) {
            case "completed" -> {
                out.line("STATUS", "COMPLETED");
                out.line("PERCENT-COMPLETE", "100");
                out.line("COMPLETED", utc(task, "completed_at"));
            }
            case "in_progress" -> out.line("STATUS", "IN-PROCESS");
            default -> out.line("STATUS", "NEEDS-ACTION");
        }
    }

    /** Maps the three priorities to 1, 5 and 9, as the RFC recommends. */
    private static String priority(String priority) {
        return switch (priority) {
            case "High" -> "1";
            case "Low" -> "9";
            default -> "5";
        };
    }

    private static String categories(ObjectNode task) {
        return StreamSupport.stream(task.path("tags").spliterator(), false)
                .map(tag -> ContentLine.escape(tag.asText()))
                .collect(Collectors.joining(","));
    }

    private void due(ObjectNode task) throws IOException {
        if (!task.hasNonNull("due_date")) {
            return;
        }
        var recurs = task.hasNonNull("recurrence_rule");
        if (!events) {
            time("DUE", task, recurs);
        }
        if (events || recurs) {
            // A recurring component needs a start. Like other programs, use the due date, though
            // the RFC wants DUE to be later.
            time("DTSTART", task, recurs);
        }
        if (recurs && !(events && isCompleted(task))) {
            out.line("RRULE", rule(task));
        }
        if (!events && recurs) {
            var from = text(task, "recurrence_from").equals("completion") ? "COMPLETION" : "DUE";
            out.line("X-TODO-RECURRENCE-FROM", from);
        }
    }

    private String rule(ObjectNode task) {
        var allDay = task.path("all_day").asBoolean();
        return UntilConverter.toCalendar(text(task, "recurrence_rule"), zone, allDay);
    }

    private void time(String property, ObjectNode task, boolean recurs) throws IOException {
        var due = Instant.parse(text(task, "due_date"));
        if (task.path("all_day").asBoolean()) {
            out.line(
                    property + ";VALUE=DATE",
                    CalendarTimes.DATE.format(LocalDateTime.ofInstant(due, ZoneOffset.UTC)));
        } else if (recurs && !(zone.normalized() instanceof ZoneOffset)) {
            out.line(
                    property + ";TZID=" + zone.getId(),
                    CalendarTimes.TIME.format(LocalDateTime.ofInstant(due, zone)));
        } else {
            out.line(property, utc(due));
        }
    }

    private void alarm(ObjectNode task) throws IOException {
        if (!task.hasNonNull("reminder_lead_time") || !task.hasNonNull("due_date")) {
            return;
        }
        out.line("BEGIN", "VALARM");
        out.line("ACTION", "DISPLAY");
        out.text("DESCRIPTION", text(task, "title"));
        out.line("TRIGGER;RELATED=END", "-PT" + task.path("reminder_lead_time").asInt() + "M");
        out.line("END", "VALARM");
    }

    private static String utc(ObjectNode task, String member) {
        return utc(Instant.parse(text(task, member)));
    }

    private static String utc(Instant time) {
        return CalendarTimes.TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "Z";
    }
}
