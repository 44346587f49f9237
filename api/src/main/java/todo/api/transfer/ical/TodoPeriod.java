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
    private static final int LAST_YEAR = 9999;

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
        var ofDuration =
                start == null || durationLine == null ? null : due(start, durationLine.value());
        if (durationLine != null && dueLine == null && ofDuration == null) {
            task.leftOut("DURATION", durationLine.value());
        }
        if (dueLine != null) {
            var written = times.apply(dueLine);
            end = written;
            due = isOneSecondLater(start, written) ? start : written;
        } else if (start == null || ofDuration == null) {
            end = start;
            due = start;
            if (start != null) {
                task.remark("It has no due date, so its start becomes the due date.");
            }
        } else {
            due = ofDuration;
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

    /**
     * A to-do that lasts for some days is due on the last of them.
     *
     * @return null if the duration is not understood, is negative, or ends after the year 9999
     */
    private static CalendarTimes.@Nullable Point due(CalendarTimes.Point start, String text) {
        var duration = CalendarDuration.parse(text);
        if (duration == null || duration.exact().isNegative()) {
            return null;
        }
        var days = duration.days() + Math.ceilDiv(duration.time().toSeconds(), DAY);
        var due = start.isDay() ? start.plusDays(Math.max(0, days - 1)) : start.plus(duration);
        return due.local().getYear() > LAST_YEAR ? null : due;
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
