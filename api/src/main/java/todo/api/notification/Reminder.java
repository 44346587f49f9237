package todo.api.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import todo.api.database.Sql;

/**
 * A reminder that is due.
 *
 * @param due midnight UTC of its day if {@code allDay}
 * @param zone the owner's time zone
 * @param remindAt the time that the owner chose
 * @param readyAt the earliest time at which it can be delivered
 */
record Reminder(
        UUID task,
        UUID owner,
        String title,
        Instant due,
        boolean allDay,
        ZoneId zone,
        Instant remindAt,
        Instant readyAt) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_ANOTHER_YEAR =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    static Reminder read(ResultSet row) throws SQLException {
        return new Reminder(
                row.getObject("task_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("title"),
                Objects.requireNonNull(Sql.instant(row, "due_date")),
                row.getBoolean("all_day"),
                ZoneId.of(row.getString("time_zone")),
                Objects.requireNonNull(Sql.instant(row, "remind_at")),
                Objects.requireNonNull(Sql.instant(row, "ready_at")));
    }

    /**
     * @param now the time of delivery
     * @return one sentence, which stays true when it is read later
     */
    String message(Instant now) {
        var today = now.atZone(zone);
        var start = due.atZone(allDay ? ZoneOffset.UTC : zone);
        var day = start.getYear() == today.getYear() ? DAY : DAY_OF_ANOTHER_YEAR;
        return "“%s” %s due on %s%s."
                .formatted(
                        title,
                        isPast(start, today) ? "was" : "is",
                        day.format(start),
                        allDay ? "" : " at " + TIME.format(start));
    }

    private boolean isPast(ZonedDateTime start, ZonedDateTime now) {
        return allDay
                ? start.toLocalDate().isBefore(now.toLocalDate())
                : start.truncatedTo(ChronoUnit.MINUTES)
                        .isBefore(now.truncatedTo(ChronoUnit.MINUTES));
    }

    /**
     * @return the time from {@code readyAt} to {@code now}
     */
    Duration delay(Instant now) {
        return Duration.between(readyAt, now);
    }
}
