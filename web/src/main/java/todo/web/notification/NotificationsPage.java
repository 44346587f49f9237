package todo.web.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page with what somebody has been reminded of, the newest first.
 *
 * @param older where more of them are; null where these are all
 */
public record NotificationsPage(
        Page page, List<Notice> notices, int unread, @Nullable String older) {

    /**
     * One of them.
     *
     * @param task empty where that is not there any more
     * @param when such as Today, 09:00
     * @param iso the same, for machines
     */
    public record Notice(
            String id, String task, String message, String when, String iso, boolean unread) {}
}
