package todo.api.transfer.todoist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import todo.api.quickadd.MatchKind;
import todo.api.quickadd.ParsedLine;
import todo.api.recurrence.Origin;
import todo.api.transfer.importing.DueDateFields;

/**
 * Reads the dates of Todoist: a date, a time, or a phrase of quick add such as {@code every! 3
 * days} or {@code tomorrow 9am}.
 */
final class TodoistDates {

    /** A placeholder title. Quick add leaves words that it does not understand in the title. */
    private static final String TITLE = "x";

    private static final List<MatchKind> DATES =
            List.of(MatchKind.DATE, MatchKind.TIME, MatchKind.RECURRENCE);

    private final Clock clock;

    TodoistDates(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sets the due date and the recurrence of the task.
     *
     * @return false if a part of the phrase cannot be read; the task is then unchanged
     */
    boolean read(String text, ZoneId zone, ObjectNode task) {
        var phrase = TodoistPhrase.toQuickAdd(text);
        if (phrase.matches("\\d{4}-\\d\\d-\\d\\d([T ]\\d.*)?")) {
            DueDateFields.put(task, phrase, zone);
            if (task.has("all_day")) {
                return true;
            }
            task.remove("due_date");
        }
        var read = ParsedLine.parse(TITLE + " " + phrase, zone, clock.instant());
        var day = read.date();
        var whole =
                read.title().equals(TITLE)
                        && read.understood().stream().allMatch(each -> DATES.contains(each.kind()));
        if (day == null || !whole) {
            return false;
        }
        var time = read.time();
        if (time == null) {
            DueDateFields.put(task, day);
        } else {
            DueDateFields.put(task, day.atTime(time).atZone(zone).toInstant());
        }
        var rule = read.rule();
        if (rule != null) {
            task.put("recurrence_rule", rule.text());
            task.put("recurrence_from", read.origin() == Origin.COMPLETION ? "completion" : "due");
        }
        return true;
    }
}
