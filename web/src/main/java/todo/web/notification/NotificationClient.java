package todo.web.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Request;
import todo.web.account.Session;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;

/** The API's notifications. Every method throws the API's failures. */
public final class NotificationClient {

    private static final String PATH = "/api/notifications";

    private final ApiClient api;

    public NotificationClient(ApiClient api) {
        this.api = api;
    }

    /**
     * @param after cursor of the page; null for the newest notifications
     */
    JsonNode list(Request request, Session session, int limit, @Nullable String after) {
        var from =
                after == null ? "" : "&cursor=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        return send(request, session, "GET", PATH + "?limit=" + limit + from);
    }

    int unread(Request request, Session session) {
        return list(request, session, 1, null).path("unread_count").asInt();
    }

    /**
     * @return the notification
     */
    JsonNode markRead(Request request, Session session, String id) {
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new Failure.NotFound("This notification does not exist.");
        }
        return send(request, session, "PATCH", PATH + "/" + id + "/mark_read");
    }

    void markAllRead(Request request, Session session) {
        send(request, session, "POST", PATH + "/mark_all_read");
    }

    private JsonNode send(Request request, Session session, String method, String path) {
        var call = ApiCall.of(request, method, path).as(session.token());
        return api.send(method.equals("GET") ? call : call.with(Map.of())).await();
    }
}
