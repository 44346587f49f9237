package todo.web.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.web.account.Session;
import todo.web.account.Sessions;
import todo.web.notification.NotificationsPage.Notice;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.Today;
import todo.web.views.notification.JtelistGenerated;
import todo.web.views.notification.JtemarkedGenerated;
import todo.web.views.page.JtebellGenerated;

/** {@code /notifications}, and the bell that links there. */
public final class NotificationPages {

    private static final int PAGE_SIZE = 50;

    private final NotificationClient notifications;
    private final Sessions sessions;
    private final Clock clock;

    public NotificationPages(NotificationClient notifications, Sessions sessions, Clock clock) {
        this.notifications = notifications;
        this.sessions = sessions;
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.get("/notifications", sessions.required(this::list))
                .get("/notifications/{id}", sessions.required(this::open))
                .get("/notifications/bell", sessions.quiet(this::bell))
                .post("/notifications/read", sessions.requiredForm(this::markAllRead))
                .post("/notifications/{id}/read", sessions.requiredForm(this::markRead));
    }

    private Response list(Request request, Session session) {
        var view = view(request, session, request.query("after"));
        return Html.of(200, out -> JtelistGenerated.render(out, null, view));
    }

    private Response bell(Request request, Session session) {
        var unread = notifications.unread(request, session);
        return Html.of(200, out -> JtebellGenerated.render(out, null, unread, false));
    }

    /** Marks the notification as read and leads to its task. */
    private Response open(Request request, Session session) {
        var task =
                notifications
                        .markRead(request, session, request.pathParameter("id"))
                        .path("task_id");
        return Response.seeOther(task.isTextual() ? "/tasks/" + task.asText() : "/notifications");
    }

    private Response markRead(Request request, Session session, Form form) {
        notifications.markRead(request, session, request.pathParameter("id"));
        return marked(request, session);
    }

    private Response markAllRead(Request request, Session session, Form form) {
        notifications.markAllRead(request, session);
        return marked(request, session);
    }

    private Response marked(Request request, Session session) {
        if (!Htmx.asks(request)) {
            return Response.seeOther("/notifications");
        }
        var view = view(request, session, null);
        return Html.of(200, out -> JtemarkedGenerated.render(out, null, view));
    }

    private NotificationsPage view(Request request, Session session, @Nullable String after) {
        var listing = notifications.list(request, session, PAGE_SIZE, after);
        var today = Today.in(session.zone(), clock);
        var next = listing.path("next_cursor").asText("");
        return new NotificationsPage(
                Page.of("Notifications", session.name(), request),
                listing.path("notifications")
                        .valueStream()
                        .map(json -> notice(json, today))
                        .toList(),
                listing.path("unread_count").asInt(),
                next.isEmpty() || listing.path("next_cursor").isNull()
                        ? null
                        : "/notifications?after="
                                + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private static Notice notice(JsonNode json, Today today) {
        var sent = json.path("sent_at").asText();
        return new Notice(
                json.path("notification_id").asText(),
                json.path("task_id").isTextual() ? json.path("task_id").asText() : "",
                json.path("message").asText(),
                today.label(Instant.parse(sent)),
                sent,
                !json.path("delivery_status").asText().equals("read"));
    }
}
