package todo.web.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page with notifications, the newest first.
 *
 * @param older path of the next page; null on the last
 */
public record NotificationsPage(
        Page page, List<Notice> notices, int unread, @Nullable String older) {

    /**
     * A notification.
     *
     * @param task the id of the task; empty if it has been deleted
     * @param when for example: Today, 09:00
     * @param iso the same time in ISO 8601
     */
    public record Notice(
            String id, String task, String message, String when, String iso, boolean unread) {}
}
