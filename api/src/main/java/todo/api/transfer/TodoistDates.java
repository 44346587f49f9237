package todo.api.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Reads Todoist's dates: a day, a moment, or a phrase in English such as {@code every! 3 days}. */
final class TodoistDates {

    private final Clock clock;

    TodoistDates(Clock clock) {
        this.clock = clock;
    }

    /**
     * Puts what it understands into the task.
     *
     * @return whether it understood all of the phrase; where it did not, the task is as it was
     */
    boolean read(String phrase, ZoneId zone, ObjectNode task) {
        var today = LocalDate.now(clock.withZone(zone));
        switch (phrase.toLowerCase(Locale.ROOT)) {
            case "today" -> Due.put(task, today);
            case "tomorrow" -> Due.put(task, today.plusDays(1));
            default -> {
                if (!phrase.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
                    return false;
                }
                Due.put(task, phrase, zone);
                if (!task.has("all_day")) {
                    task.remove("due_date");
                    return false;
                }
            }
        }
        return true;
    }
}
