package todo.api.list;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.idempotency.IdempotencyKeys;
import todo.failure.Failure;
import todo.http.EntityTags;
import todo.http.Json;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/lists}. */
public final class ListRoutes {

    private static final int BODY_LIMIT = 64 * 1024;

    private final ListStore lists;
    private final Auth auth;
    private final IdempotencyKeys keys;

    public ListRoutes(ListStore lists, Auth auth, IdempotencyKeys keys) {
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
                .delete("/api/lists/{id}", auth.required(this::remove));
    }

    private record Listing(List<CountedList> lists) {}

    private Response list(Request request, Caller caller) {
        return Response.json(200, new Listing(lists.all(caller.user().id())));
    }

    private Response create(Request request, Caller caller) {
        var list = lists.add(caller, ListDraft.whole(Json.fields(request, BODY_LIMIT)));
        return OperationJson.answer(201, list, list.value().version())
                .with("Location", "/api/lists/" + list.value().id());
    }

    private Response show(Request request, Caller caller) {
        var list = found(lists.get(caller.user().id(), id(request)));
        return EntityTags.show(request, list.version(), list);
    }

    private Response replace(Request request, Caller caller) {
        var draft = ListDraft.whole(Json.fields(request, BODY_LIMIT));
        return change(request, caller, before -> draft);
    }

    private Response change(Request request, Caller caller) {
        var fields = Json.fields(request, BODY_LIMIT);
        return change(request, caller, before -> before.changed(fields));
    }

    private Response change(Request request, Caller caller, UnaryOperator<ListDraft> change) {
        var expected = OperationJson.expected(request);
        var list = lists.change(caller, id(request), expected, change).map(ListRoutes::found);
        return OperationJson.answer(200, list, list.value().version());
    }

    private Response remove(Request request, Caller caller) {
        var parameters = new Parameters(request);
        var withTasks = parameters.get("tasks", ListRoutes::deletes);
        parameters.check();
        var removed =
                lists.remove(
                        caller,
                        id(request),
                        OperationJson.expected(request),
                        Boolean.TRUE.equals(withTasks));
        if (!removed.value()) {
            throw notFound();
        }
        return OperationJson.named(Response.status(204), removed);
    }

    private static boolean deletes(String text) {
        return switch (text) {
            case "delete" -> true;
            case "keep" -> false;
            default -> throw new IllegalArgumentException("This has to be one of keep, delete.");
        };
    }

    private static UUID id(Request request) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null) {
            throw notFound();
        }
        return id;
    }

    private static TaskList found(Optional<TaskList> list) {
        return list.orElseThrow(ListRoutes::notFound);
    }

    private static Failure notFound() {
        return new Failure.NotFound("There is no such list.");
    }
}
