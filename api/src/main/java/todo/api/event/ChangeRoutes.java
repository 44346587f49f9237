package todo.api.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.account.Channel;
import todo.api.change.OperationJson;
import todo.api.change.Undo;
import todo.api.idempotency.IdempotentRoutes;
import todo.api.task.ClientTimes;
import todo.failure.Failure;
import todo.http.JsonBody;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.json.Fields;
import todo.json.Json;

/** {@code /api/changes} and {@code /api/undo}. */
public final class ChangeRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    /** A change may carry two whole tasks. */
    private static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;

    private final Changes changes;
    private final Undo undo;
    private final Auth auth;
    private final IdempotentRoutes keys;

    public ChangeRoutes(Events events, Undo undo, Auth auth, IdempotentRoutes keys) {
        this.changes = events.changes();
        this.undo = undo;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.get("/api/changes", auth.required(this::list))
                .post("/api/undo", auth.required(keys.once(BODY_LIMIT, this::undo)));
    }

    /**
     * @param nextCursor null on the last page
     */
    private record ChangePage(List<Change> changes, @Nullable String nextCursor) {}

    private Response list(Request request, Caller caller) {
        var read = new Parameters(request);
        var entity = read.get("entity_id", Ids::require);
        var since = read.present("since", ClientTimes::parse);
        var through = read.get("through", Channel::parse);
        var below = read.get("cursor", ChangeRoutes::cursor);
        var limit = read.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        read.check();
        var filter = new Changes.ChangeFilter(entity, since, through, below, limit + 1);
        var found = changes.newest(caller.owner(), filter);
        var page = List.copyOf(found.subList(0, Math.min(found.size(), limit)));
        return Response.json(
                200,
                new ChangePage(
                        page, found.size() > limit ? Long.toString(page.getLast().id()) : null));
    }

    private Response undo(Request request, Caller caller) {
        var noBody = request.header("Content-Type") == null && request.body(BODY_LIMIT).length == 0;
        var fields =
                noBody
                        ? new Fields(Json.MAPPER.createObjectNode())
                        : JsonBody.fields(request, BODY_LIMIT);
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
            throw new IllegalArgumentException("This link has expired. Start from the first page.");
        }
        return Long.parseLong(text);
    }
}
