package todo.api.task;

import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.idempotency.IdempotencyKeys;
import todo.http.Json;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/tasks/bulk}. */
public final class BulkRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final Bulk bulk;
    private final Auth auth;
    private final IdempotencyKeys keys;

    public BulkRoutes(Bulk bulk, Auth auth, IdempotencyKeys keys) {
        this.bulk = bulk;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.post("/api/tasks/bulk", auth.required(keys.once(this::run)));
    }

    private Response run(Request request, Caller caller) {
        var parameters = new Parameters(request);
        var force = parameters.flag("force");
        var wanted = BulkRequest.read(Json.fields(request, BODY_LIMIT));
        parameters.check();
        return Response.json(200, bulk.run(caller, wanted, force));
    }
}
