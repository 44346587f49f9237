package todo.api.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.database.Sql;

/**
 * A notification, as the API shows it.
 *
 * @param taskId null if the task has been deleted
 * @param message one sentence
 * @param deliveryStatus sent or read
 */
record Notification(
        UUID notificationId,
        UUID userId,
        @Nullable UUID taskId,
        String notificationType,
        String message,
        Instant sentAt,
        String deliveryStatus,
        Instant createdAt) {

    static Notification read(ResultSet row) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getString("type"),
                row.getString("message"),
                Objects.requireNonNull(Sql.instant(row, "sent_at")),
                Sql.instant(row, "read_at") == null ? "sent" : "read",
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
