package todo.api.transfer.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Sets the members {@code due_date} and {@code all_day} of a task. */
public final class DueDateFields {

    private static final int DATE_LENGTH = "2026-12-24".length();

    private DueDateFields() {}

    /**
     * @param text a date, or a time, which is in {@code zone} if it has no offset; any other text
     *     is set as it is, and validation rejects it
     */
    public static void put(ObjectNode task, String text, ZoneId zone) {
        var time = text.strip().replace(' ', 'T');
        try {
            if (time.length() == DATE_LENGTH) {
                put(task, LocalDate.parse(time));
            } else if (time.matches(".*(Z|z|[+-]\\d\\d:?\\d\\d)")) {
                put(task, OffsetDateTime.parse(time).toInstant());
            } else {
                put(task, LocalDateTime.parse(time).atZone(zone).toInstant());
            }
        } catch (DateTimeException invalid) {
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
}
