package todo.api.list;

import java.util.Map;
import java.util.UUID;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.change.OperationResult;
import todo.api.idempotency.IdempotentRoutes;
import todo.http.EntityTags;
import todo.http.JsonBody;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/lists}. */
public final class ListRoutes {

    private static final int BODY_LIMIT = 64 * 1024;

    private final Lists lists;
    private final Auth auth;
    private final IdempotentRoutes keys;

    public ListRoutes(Lists lists, Auth auth, IdempotentRoutes keys) {
        this.lists = lists;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.get("/api/lists", auth.required(this::list))
                .post("/api/lists", auth.required(keys.once(BODY_LIMIT, this::create)))
                .get("/api/lists/{id}", auth.required(this::show))
                .put("/api/lists/{id}", auth.required(this::replace))
                .patch("/api/lists/{id}", auth.required(this::change))
                .delete("/api/lists/{id}", auth.required(this::delete));
    }

    private Response list(Request request, Caller caller) {
        return Response.json(200, Map.of("lists", lists.all(caller)));
    }

    private Response create(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var added = lists.add(caller, ListJson.whole(fields));
        var answer = OperationJson.answer(201, added, added.value().version());
        return OperationJson.warned(answer, fields)
                .with("Location", "/api/lists/" + added.value().id());
    }

    private Response show(Request request, Caller caller) {
        var list = lists.find(caller, id(request));
        return EntityTags.show(request, list.version(), list);
    }

    private Response replace(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        return OperationJson.warned(change(request, caller, ListJson.whole(fields)), fields);
    }

    private Response change(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        return OperationJson.warned(change(request, caller, ListJson.patch(fields)), fields);
    }

    private Response change(Request request, Caller caller, ListPatch patch) {
        var changed = lists.change(caller, id(request), OperationJson.expected(request), patch);
        return OperationJson.answer(200, changed, changed.value().version());
    }

    private Response delete(Request request, Caller caller) {
        var parameters = new Parameters(request);
        var withTasks = parameters.get("tasks", ListRoutes::deletesTasks);
        parameters.check();
        OperationResult<TaskList> deleted =
                lists.delete(
                        caller,
                        id(request),
                        OperationJson.expected(request),
                        Boolean.TRUE.equals(withTasks));
        return OperationJson.named(Response.status(204), deleted);
    }

    private static boolean deletesTasks(String text) {
        return switch (text) {
            case "delete" -> true;
            case "keep" -> false;
            default -> throw new IllegalArgumentException("This has to be one of keep, delete.");
        };
    }

    private static UUID id(Request request) {
        return OperationJson.id(request, "There is no such list.");
    }
}
