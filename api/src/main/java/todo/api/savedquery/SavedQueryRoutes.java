package todo.api.savedquery;

import java.util.Map;
import java.util.UUID;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.idempotency.IdempotentRoutes;
import todo.http.EntityTags;
import todo.http.JsonBody;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/queries}. */
public final class SavedQueryRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final SavedQueries queries;
    private final Auth auth;
    private final IdempotentRoutes keys;

    public SavedQueryRoutes(SavedQueries queries, Auth auth, IdempotentRoutes keys) {
        this.queries = queries;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.get("/api/queries", auth.required(this::list))
                .post("/api/queries", auth.required(keys.once(BODY_LIMIT, this::create)))
                .get("/api/queries/{id}", auth.required(this::show))
                .patch("/api/queries/{id}", auth.required(this::change))
                .delete("/api/queries/{id}", auth.required(this::delete));
    }

    private Response list(Request request, Caller caller) {
        return Response.json(200, Map.of("queries", queries.all(caller.owner())));
    }

    private Response create(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var query = SavedQueryJson.whole(fields);
        var added = queries.add(caller, query);
        return OperationJson.warned(
                        OperationJson.answer(201, added, added.value().version()), fields)
                .with("Location", "/api/queries/" + added.value().id());
    }

    private Response show(Request request, Caller caller) {
        var query = queries.find(caller, id(request));
        return EntityTags.show(request, query.version(), query);
    }

    private Response change(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var patch = SavedQueryJson.patch(fields);
        var changed = queries.change(caller, id(request), OperationJson.expected(request), patch);
        return OperationJson.warned(
                OperationJson.answer(200, changed, changed.value().version()), fields);
    }

    private Response delete(Request request, Caller caller) {
        var deleted = queries.delete(caller, id(request), OperationJson.expected(request));
        return OperationJson.named(Response.status(204), deleted);
    }

    private static UUID id(Request request) {
        return OperationJson.id(request, "There is no such saved query.");
    }
}
