package todo.api.transfer.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** When a task is due, as files write it: a day, or a moment. */
public final class DueDateFields {

    private static final int DAY = "2026-12-24".length();

    private DueDateFields() {}

    /**
     * @param text a date; or a time, which is in {@code zone} if it has no offset; anything else is
     *     left as it is, to be refused like any other due date
     */
    public static void put(ObjectNode task, String text, ZoneId zone) {
        var time = text.strip().replace(' ', 'T');
        try {
            if (time.length() == DAY) {
                put(task, LocalDate.parse(time));
            } else if (time.matches(".*(Z|z|[+-]\\d\\d:?\\d\\d)")) {
                put(task, OffsetDateTime.parse(time).toInstant());
            } else {
                put(task, LocalDateTime.parse(time).atZone(zone).toInstant());
            }
        } catch (DateTimeException broken) {
            task.put("due_date", text);
        }
    }

    public static void put(ObjectNode task, LocalDate day) {
        put(task, day.atStartOfDay().toInstant(ZoneOffset.UTC));
        task.put("all_day", true);
    }

    public static void put(ObjectNode task, Instant time) {
        task.put("due_date", time.toString()).put("all_day", false);
    }

    /**
     * @param task one that is due
     * @return a date or an RFC 3339 time, which {@link #put} reads
     */
    public static String text(ObjectNode task) {
        var due = task.path("due_date").asText();
        return task.path("all_day").asBoolean() ? due.substring(0, DAY) : due;
    }
}
