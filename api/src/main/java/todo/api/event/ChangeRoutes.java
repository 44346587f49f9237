package todo.api.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.change.Undo;
import todo.api.idempotency.IdempotencyKeys;
import todo.api.task.ClientTimes;
import todo.failure.Failure;
import todo.http.Fields;
import todo.http.Json;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/changes} and {@code /api/undo}. */
final class ChangeRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    /** Each may carry two whole tasks. */
    private static final int MOST = 200;

    private static final int USUAL = 50;

    private final Changes changes;
    private final Undo undo;
    private final Auth auth;
    private final IdempotencyKeys keys;

    ChangeRoutes(Changes changes, Undo undo, Auth auth, IdempotencyKeys keys) {
        this.changes = changes;
        this.undo = undo;
        this.auth = auth;
        this.keys = keys;
    }

    void add(Routes routes) {
        routes.get("/api/changes", auth.required(this::list))
                .post("/api/undo", auth.required(keys.once(BODY_LIMIT, this::undo)));
    }

    /**
     * @param nextCursor null on the last page
     */
    private record Listing(List<Change> changes, @Nullable String nextCursor) {}

    private Response list(Request request, Caller caller) {
        var read = new Parameters(request);
        var entity = read.get("entity_id", Ids::require);
        var since = read.get("since", ClientTimes::parse);
        var below = read.get("cursor", ChangeRoutes::cursor);
        var limit = read.integer("limit", 1, MOST, USUAL);
        read.check();
        var filter = new Changes.Filter(entity, since, below, limit + 1);
        var found = changes.newest(caller.user().id(), filter);
        var page = List.copyOf(found.subList(0, Math.min(found.size(), limit)));
        return Response.json(
                200,
                new Listing(
                        page, found.size() > limit ? Long.toString(page.getLast().id()) : null));
    }

    private Response undo(Request request, Caller caller) {
        var silent = request.header("Content-Type") == null && request.body(BODY_LIMIT).length == 0;
        var fields =
                silent
                        ? new Fields(Json.MAPPER.createObjectNode())
                        : Json.fields(request, BODY_LIMIT);
        var named = fields.rawText("operation_id", 0, 100);
        fields.check();
        var operation = named == null ? null : Ids.parse(named);
        if (named != null && operation == null) {
            throw new Failure.NotFound("There is no such operation.");
        }
        var undone = undo.undo(caller, operation);
        return OperationJson.named(Response.json(200, undone.value()), undone);
    }

    private static long cursor(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "This has to be the next_cursor of an earlier answer.");
        }
        return Long.parseLong(text);
    }
}
