package todo.web.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
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

    public void addTo(UserRoutes users) {
        users.page("/notifications", this::list)
                .page("/notifications/{id}", this::open)
                .quiet("/notifications/bell", this::bell)
                .button("/notifications/read", this::markAllRead)
                .button("/notifications/{id}/read", this::markRead);
    }

    private Response list(Visit visit) {
        var page = Page.of(visit.texts().notifications(), visit, "");
        var view = view(visit, page, visit.request().query("after"));
        return Html.of(200, out -> JtelistGenerated.render(out, null, view));
    }

    private Response bell(Visit visit) {
        var listing = new NotificationClient(visit).list(1, null);
        var unread = listing.path("unread_count").asInt();
        var newest =
                listing.path("notifications")
                        .valueStream()
                        .map(json -> notice(json, visit.today()))
                        .filter(Notice::unread)
                        .findFirst()
                        .orElse(null);
        return Html.of(
                200,
                out -> JtebellGenerated.render(out, null, visit.texts(), unread, false, newest));
    }

    /** Marks the notification as read and leads to its task. */
    private Response open(Visit visit) {
        var task =
                new NotificationClient(visit).markRead(visit.pathParameter("id")).path("task_id");
        return Response.seeOther(task.isTextual() ? "/tasks/" + task.asText() : "/notifications");
    }

    private Response markRead(Visit visit, Form form) {
        new NotificationClient(visit).markRead(visit.pathParameter("id"));
        return marked(visit);
    }

    private Response markAllRead(Visit visit, Form form) {
        new NotificationClient(visit).markAllRead();
        return marked(visit);
    }

    private Response marked(Visit visit) {
        if (!Htmx.asks(visit.request())) {
            return Response.seeOther("/notifications");
        }
        var withoutSideBar = Page.bare(visit.texts().notifications(), visit.request());
        var view = view(visit, withoutSideBar, null);
        return Html.of(200, out -> JtemarkedGenerated.render(out, null, view));
    }

    private NotificationsPage view(Visit visit, Page page, @Nullable String after) {
        var listing = new NotificationClient(visit).list(PAGE_SIZE, after);
        var today = visit.today();
        var next = listing.path("next_cursor").asText("");
        return new NotificationsPage(
                page,
                listing.path("notifications")
                        .valueStream()
                        .map(json -> notice(json, today))
                        .toList(),
                listing.path("unread_count").asInt(),
                next.isEmpty() || listing.path("next_cursor").isNull()
                        ? null
                        : "/notifications?after=" + Form.encode(next));
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
