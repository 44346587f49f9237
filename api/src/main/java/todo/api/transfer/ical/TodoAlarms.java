package todo.api.transfer.ical;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.api.task.LeadTime;
import todo.api.transfer.importing.TaskEntryBuilder;
import todo.api.transfer.importing.TextShortener;

/**
 * Reads the alarms of one VTODO as the reminder of its task, which has one at most. Used once, by
 * one thread.
 *
 * @param start null if the to-do has no start
 * @param end the end of the to-do, to which the triggers of alarms relate; null if it has none
 * @param due null if the task has no due date
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6.6">RFC 5545, section 3.6.6</a>
 */
record TodoAlarms(
        CalendarTimes times,
        CalendarTimes.@Nullable Point start,
        CalendarTimes.@Nullable Point end,
        CalendarTimes.@Nullable Point due,
        TaskEntryBuilder task) {

    /** Other actions must be ignored, such as NONE, by which Apple turns a default alarm off. */
    private static final Set<String> ACTIONS = Set.of("", "AUDIO", "DISPLAY", "EMAIL", "PROCEDURE");

    /** The time of alarms that never ring, in programs of Apple. */
    private static final String DUMMY = "19760401T005545Z";

    /**
     * @param completed whether the task is completed
     */
    void read(CalendarComponent todo, boolean completed) {
        var alarms = todo.parts().stream().filter(TodoAlarms::rings).toList();
        if (alarms.isEmpty()) {
            if (due != null && !completed) {
                task.leadTime(null);
            }
            return;
        }
        if (completed) {
            task.remark("It is completed, so its reminder is left out.");
        } else if (due == null) {
            task.remark(
                    "It has no due date, so its reminder is left out: %s."
                            .formatted(triggers(alarms)));
        } else {
            read(alarms, due);
        }
    }

    private static boolean rings(CalendarComponent alarm) {
        var trigger = alarm.first("TRIGGER");
        return alarm.name().equals("VALARM")
                && ACTIONS.contains(alarm.word("ACTION"))
                && (trigger == null
                        || !trigger.value().strip().equals(DUMMY)
                        || alarm.first("X-APPLE-PROXIMITY") != null);
    }

    private static String triggers(List<CalendarComponent> alarms) {
        return TextShortener.joined(alarms.stream().map(TodoAlarms::trigger).toList());
    }

    private static String trigger(CalendarComponent alarm) {
        var trigger = alarm.first("TRIGGER");
        return trigger == null
                ? "an alarm without TRIGGER"
                : TextShortener.shorten(trigger.value().strip(), 100);
    }

    private void read(List<CalendarComponent> alarms, CalendarTimes.Point dueDate) {
        Long minutes = null;
        var lost = new ArrayList<String>();
        for (var alarm : alarms) {
            var lead = lead(alarm, dueDate);
            if (lead == null) {
                continue;
            }
            if (minutes == null) {
                minutes = lead.toMinutes();
                details(alarm);
            } else if (lead.toMinutes() != minutes) {
                lost.add(trigger(alarm));
            }
        }
        if (!lost.isEmpty()) {
            task.remark(
                    "A task has one reminder, the first one. Left out: %s."
                            .formatted(TextShortener.joined(lost)));
        }
        if (minutes != null && minutes > LeadTime.MOST) {
            task.remark(
                    "Its reminder is %d days before the due date. It becomes %d days, the most."
                            .formatted(minutes / 1440, LeadTime.MOST / 1440));
            minutes = (long) LeadTime.MOST;
        }
        task.leadTime(minutes == null ? null : new LeadTime(minutes.intValue()));
    }

    private void details(CalendarComponent alarm) {
        if (alarm.word("ACTION").equals("EMAIL")) {
            task.remark("Its reminder by e-mail becomes a notification.");
        }
        if (alarm.first("REPEAT") != null && !alarm.word("REPEAT").equals("0")) {
            task.remark("Its reminder does not repeat.");
        }
    }

    /**
     * @return the time from the alarm until the due date; null if the alarm is left out
     */
    private @Nullable Duration lead(CalendarComponent alarm, CalendarTimes.Point dueDate) {
        var trigger = alarm.first("TRIGGER");
        if (alarm.first("X-APPLE-PROXIMITY") != null) {
            task.remark("Its reminder at a place is left out.");
            return null;
        }
        var lead = trigger == null ? null : lead(trigger, dueDate);
        if (lead == null) {
            task.remark(
                    "Its reminder is not understood and was left out: %s."
                            .formatted(trigger(alarm)));
            return null;
        }
        if (lead.isNegative()) {
            task.remark(
                    "Its reminder after the due date is left out: %s.".formatted(trigger(alarm)));
            return null;
        }
        return lead;
    }

    /**
     * The reference point of a relative trigger is the start, unless RELATED is END.
     *
     * @return null if the trigger is not understood
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.6.3">RFC 5545, section
     *     3.8.6.3</a>
     */
    private @Nullable Duration lead(ContentLine trigger, CalendarTimes.Point dueDate) {
        var duration = CalendarDuration.parse(trigger.value());
        if (duration == null) {
            var time = times.point(trigger);
            return time == null ? null : Duration.between(time.instant(), dueDate.instant());
        }
        var related = trigger.parameter("RELATED").equalsIgnoreCase("END") ? end : start;
        var base = related == null ? dueDate : related;
        return Duration.between(base.instant(), dueDate.instant()).minus(duration.exact());
    }
}
