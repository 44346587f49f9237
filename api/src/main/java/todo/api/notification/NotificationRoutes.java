package todo.api.notification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.failure.Failure;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/notifications}: the caller's notifications. */
public final class NotificationRoutes {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    private final NotificationStore notifications;
    private final Auth auth;

    public NotificationRoutes(NotificationStore notifications, Auth auth) {
        this.notifications = notifications;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get("/api/notifications", auth.required(this::list))
                .patch("/api/notifications/{id}/mark_read", auth.required(this::markRead))
                .post("/api/notifications/mark_all_read", auth.required(this::markAllRead));
    }

    /**
     * @param unreadCount of all notifications, not only of this page
     * @param nextCursor null on the last page
     */
    private record NotificationPage(
            List<Notification> notifications, long unreadCount, @Nullable String nextCursor) {}

    private Response list(Request request, Caller caller) {
        var read = new Parameters(request);
        var unreadOnly = read.flag("unread_only");
        var limit = read.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        var before = read.get("cursor", Ids::require);
        read.check();
        var owner = caller.user().id();
        var found = notifications.list(owner, unreadOnly, limit, before);
        var page = List.copyOf(found.subList(0, Math.min(found.size(), limit)));
        var next = found.size() > page.size() ? page.getLast().notificationId().toString() : null;
        return Response.json(
                200, new NotificationPage(page, notifications.countUnread(owner), next));
    }

    private Response markRead(Request request, Caller caller) {
        var id = Ids.parse(request.pathParameter("id"));
        var read = id == null ? null : notifications.markRead(caller.user().id(), id).orElse(null);
        if (read == null) {
            throw new Failure.NotFound("There is no such notification.");
        }
        return Response.json(200, read);
    }

    private Response markAllRead(Request request, Caller caller) {
        return Response.json(200, Map.of("marked", notifications.markAllRead(caller.user().id())));
    }
}
