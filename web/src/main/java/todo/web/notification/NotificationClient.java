package todo.web.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.account.Visit;

/** The API's notifications. Every method throws the API's failures. */
record NotificationClient(Visit visit) {

    private static final String PATH = "/api/notifications";

    /**
     * @param after cursor of the page; null for the newest notifications
     */
    JsonNode list(int limit, @Nullable String after) {
        var from = after == null ? "" : "&cursor=" + Form.encode(after);
        return send("GET", PATH + "?limit=" + limit + from);
    }

    /**
     * @return the notification
     */
    JsonNode markRead(String id) {
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new Failure.NotFound("This notification does not exist.");
        }
        return send("PATCH", PATH + "/" + id + "/mark_read");
    }

    void markAllRead() {
        send("POST", PATH + "/mark_all_read");
    }

    private JsonNode send(String method, String path) {
        var call = visit.call(method, path);
        return visit.send(method.equals("GET") ? call : call.with(Map.of())).await();
    }
}
