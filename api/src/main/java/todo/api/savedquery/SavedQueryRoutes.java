package todo.api.savedquery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.idempotency.IdempotencyKeys;
import todo.failure.Failure;
import todo.http.EntityTags;
import todo.http.Json;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/queries}. */
public final class SavedQueryRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final SavedQueryStore queries;
    private final Auth auth;
    private final IdempotencyKeys keys;

    public SavedQueryRoutes(SavedQueryStore queries, Auth auth, IdempotencyKeys keys) {
        this.queries = queries;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.get("/api/queries", auth.required(this::list))
                .post("/api/queries", auth.required(keys.once(this::create)))
                .get("/api/queries/{id}", auth.required(this::show))
                .patch("/api/queries/{id}", auth.required(this::change))
                .delete("/api/queries/{id}", auth.required(this::remove));
    }

    private record Listing(List<SavedQuery> queries) {}

    private Response list(Request request, Caller caller) {
        return Response.json(200, new Listing(queries.all(caller.user().id())));
    }

    private Response create(Request request, Caller caller) {
        var query = queries.add(caller, QueryDraft.whole(Json.fields(request, BODY_LIMIT)));
        return OperationJson.answer(201, query, query.value().version())
                .with("Location", "/api/queries/" + query.value().id());
    }

    private Response show(Request request, Caller caller) {
        var query = found(queries.get(caller.user().id(), id(request)));
        return EntityTags.show(request, query.version(), query);
    }

    private Response change(Request request, Caller caller) {
        var fields = Json.fields(request, BODY_LIMIT);
        var expected = OperationJson.expected(request);
        var query =
                queries.change(caller, id(request), expected, before -> before.changed(fields))
                        .map(SavedQueryRoutes::found);
        return OperationJson.answer(200, query, query.value().version());
    }

    private Response remove(Request request, Caller caller) {
        var removed = queries.remove(caller, id(request), OperationJson.expected(request));
        if (!removed.value()) {
            throw notFound();
        }
        return OperationJson.named(Response.status(204), removed);
    }

    private static UUID id(Request request) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null) {
            throw notFound();
        }
        return id;
    }

    private static SavedQuery found(Optional<SavedQuery> query) {
        return query.orElseThrow(SavedQueryRoutes::notFound);
    }

    private static Failure notFound() {
        return new Failure.NotFound("There is no such saved query.");
    }
}
