package todo.api.transfer.ical;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.TaskEntryBuilder;

/**
 * The start and the due date of one VTODO. A task has a due date only: that of the to-do, or its
 * start plus its duration, or its start. Used once, by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.2">RFC 5545, section 3.8.2</a>
 */
final class TodoPeriod {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final CalendarTimes.@Nullable Point start;
    private final CalendarTimes.@Nullable Point end;
    private final CalendarTimes.@Nullable Point due;

    /**
     * @param times returns null for a time that is not understood, with a remark
     */
    TodoPeriod(
            CalendarComponent todo,
            Function<ContentLine, CalendarTimes.@Nullable Point> times,
            TaskEntryBuilder task) {
        var dtstart = todo.first("DTSTART");
        var dueLine = todo.first("DUE");
        var durationLine = todo.first("DURATION");
        start = dtstart == null ? null : times.apply(dtstart);
        var duration = durationLine == null ? null : CalendarDuration.parse(durationLine.value());
        if (durationLine != null && (duration == null || (dtstart == null && dueLine == null))) {
            task.leftOut("DURATION", durationLine.value());
        }
        if (dueLine != null) {
            var written = times.apply(dueLine);
            end = written;
            due = isOneSecondLater(start, written) ? start : written;
        } else if (start == null || duration == null) {
            end = start;
            due = start;
            if (start != null) {
                task.remark("It has no due date, so its start becomes the due date.");
            }
        } else {
            due = due(start, duration);
            end = start.isDay() ? due.plusDays(1) : due;
        }
        var isOwn = todo.first(TodoRecurrence.FROM) != null;
        if (!isOwn && start != null && due != null && !start.dueDate().equals(due.dueDate())) {
            task.remark(
                    "A task has no start, so this one is left out: %s."
                            .formatted(dtstart == null ? "" : dtstart.value().strip()));
        }
    }

    /** A recurring task whose due date must be later than its start is exported so. */
    private static boolean isOneSecondLater(
            CalendarTimes.@Nullable Point start, CalendarTimes.@Nullable Point written) {
        return start != null
                && written != null
                && !written.isDay()
                && start.instant().plusSeconds(1).equals(written.instant());
    }

    /** A to-do that lasts for some days is due on the last of them. */
    private static CalendarTimes.Point due(CalendarTimes.Point start, CalendarDuration duration) {
        if (!start.isDay()) {
            return start.plus(duration);
        }
        var days = duration.days() + Math.ceilDiv(duration.time().toSeconds(), DAY);
        return start.plusDays(Math.max(0, days - 1));
    }

    CalendarTimes.@Nullable Point start() {
        return start;
    }

    /**
     * @return the end, to which alarms relate: the midnight after the last day of a duration
     */
    CalendarTimes.@Nullable Point end() {
        return end;
    }

    CalendarTimes.@Nullable Point due() {
        return due;
    }
}
