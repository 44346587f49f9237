package todo.web.offline;

import org.jspecify.annotations.Nullable;
import todo.http.Request;

/**
 * Forms that a browser kept while it had no connection, and sends again by its script {@code
 * outbox.js}: it needs to know whether they were saved, and no page.
 */
public final class Outbox {

    private static final String ACCOUNT = "X-Outbox";

    private Outbox() {}

    public static boolean sends(Request request) {
        return request.headers().has(ACCOUNT);
    }

    /**
     * @param account the id of the user whose session the request has
     * @return false for a form of another user, who was signed in when it was kept
     */
    public static boolean belongsTo(String account, Request request) {
        @Nullable String sender = request.header(ACCOUNT);
        return sender == null || sender.equals(account);
    }
}
