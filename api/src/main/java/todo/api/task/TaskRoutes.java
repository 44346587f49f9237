package todo.api.task;

import java.util.UUID;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.change.OperationJson;
import todo.api.change.OperationResult;
import todo.api.idempotency.IdempotencyKeys;
import todo.http.EntityTags;
import todo.http.Json;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code POST /api/tasks}, {@code /api/tasks/{id}} and below. */
public final class TaskRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final Tasks tasks;
    private final Auth auth;
    private final IdempotencyKeys keys;

    public TaskRoutes(Tasks tasks, Auth auth, IdempotencyKeys keys) {
        this.tasks = tasks;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.post("/api/tasks", auth.verifiedBySql(keys.onceVerifiedBySql(this::create)))
                .get("/api/tasks/{id}", auth.required(this::show))
                .put("/api/tasks/{id}", auth.required(this::replace))
                .patch("/api/tasks/{id}", auth.required(this::change))
                .delete("/api/tasks/{id}", auth.required(this::delete))
                .patch("/api/tasks/{id}/complete", auth.required(this::toggle))
                .post("/api/tasks/{id}/skip", auth.required(this::skip));
    }

    private Response create(Request request, UnverifiedCaller caller) {
        var task = TaskPatchJson.newTask(Json.fields(request, BODY_LIMIT));
        var added = tasks.add(caller, task);
        return OperationJson.answer(201, added, added.value().version())
                .with("Location", "/api/tasks/" + added.value().id());
    }

    private Response show(Request request, Caller caller) {
        var task = tasks.find(caller, id(request));
        return EntityTags.show(request, task.version(), task);
    }

    private Response replace(Request request, Caller caller) {
        var patch = TaskPatchJson.replacement(Json.fields(request, BODY_LIMIT));
        return change(request, caller, patch);
    }

    private Response change(Request request, Caller caller) {
        var patch = TaskPatchJson.patch(Json.fields(request, BODY_LIMIT));
        return change(request, caller, patch);
    }

    private Response change(Request request, Caller caller, TaskPatch patch) {
        var force = force(request);
        var expected = OperationJson.expected(request);
        return answer(tasks.change(caller, id(request), expected, force, patch));
    }

    private Response toggle(Request request, Caller caller) {
        var force = force(request);
        return answer(tasks.toggle(caller, id(request), OperationJson.expected(request), force));
    }

    private Response skip(Request request, Caller caller) {
        return answer(tasks.skip(caller, id(request), OperationJson.expected(request)));
    }

    private Response delete(Request request, Caller caller) {
        var deleted = tasks.delete(caller, id(request), OperationJson.expected(request));
        return OperationJson.named(Response.status(204), deleted);
    }

    private static Response answer(OperationResult<Task> changed) {
        return OperationJson.answer(200, changed, changed.value().version());
    }

    private static boolean force(Request request) {
        var parameters = new Parameters(request);
        var force = parameters.flag("force");
        parameters.check();
        return force;
    }

    private static UUID id(Request request) {
        return OperationJson.id(request, "There is no such task.");
    }
}
