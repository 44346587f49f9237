package todo.api.task;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.change.ExpectedVersion;
import todo.api.idempotency.IdempotencyKeys;
import todo.failure.Failure;
import todo.http.EntityTags;
import todo.http.Json;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/tasks}. */
public final class TaskRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final TaskStore tasks;
    private final Auth auth;
    private final IdempotencyKeys keys;

    public TaskRoutes(TaskStore tasks, Auth auth, IdempotencyKeys keys) {
        this.tasks = tasks;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.get("/api/tasks", auth.verifiedBySql(this::list))
                .post("/api/tasks", auth.verifiedBySql(keys.onceVerifiedBySql(this::create)))
                .get("/api/tasks/search", auth.required(this::search))
                .get("/api/tasks/{id}", auth.required(this::show))
                .put("/api/tasks/{id}", auth.required(this::replace))
                .patch("/api/tasks/{id}", auth.required(this::change))
                .delete("/api/tasks/{id}", auth.required(this::remove))
                .patch("/api/tasks/{id}/complete", auth.required(this::complete))
                .post("/api/tasks/{id}/skip", auth.required(this::skip));
    }

    /**
     * @param nextCursor null on the last page
     */
    private record Listing(List<Task> tasks, long total, @Nullable String nextCursor) {}

    private Response list(Request request, UnverifiedCaller guard) {
        return answer(tasks.list(guard, TaskFilter.read(request)));
    }

    private Response search(Request request, Caller caller) {
        var read = new Parameters(request);
        var after = read.get("cursor", TaskSearch.Place::decode);
        return answer(tasks.search(caller, TaskFilter.read(read, null), after));
    }

    private static Response answer(TaskPager.Page page) {
        return Response.json(200, new Listing(page.tasks(), page.total(), page.next()));
    }

    private Response create(Request request, UnverifiedCaller guard) {
        var task = tasks.add(guard, Draft.whole(Json.fields(request, BODY_LIMIT)));
        return answer(201, task).with("Location", "/api/tasks/" + task.id());
    }

    private Response show(Request request, Caller caller) {
        var task = found(tasks.get(owner(caller), id(request)));
        return EntityTags.show(request, task.version(), task);
    }

    private Response replace(Request request, Caller caller) {
        var fields = Json.fields(request, BODY_LIMIT);
        var draft = Draft.whole(fields);
        return change(request, caller, before -> draft.replacing(before, fields));
    }

    private Response change(Request request, Caller caller) {
        var fields = Json.fields(request, BODY_LIMIT);
        return change(request, caller, before -> before.changed(fields));
    }

    private Response complete(Request request, Caller caller) {
        return change(
                request,
                caller,
                before ->
                        before.withStatus(
                                before.status() == Status.COMPLETED
                                        ? Status.PENDING
                                        : Status.COMPLETED));
    }

    private Response skip(Request request, Caller caller) {
        return answer(
                200,
                found(
                        tasks.skip(
                                caller,
                                id(request),
                                new ExpectedVersion(EntityTags.ifMatch(request)))));
    }

    private Response change(Request request, Caller caller, UnaryOperator<Draft> change) {
        var parameters = new Parameters(request);
        var force = parameters.flag("force");
        parameters.check();
        return answer(
                200,
                found(
                        tasks.change(
                                caller,
                                id(request),
                                new ExpectedVersion(EntityTags.ifMatch(request)),
                                force,
                                change)));
    }

    private Response remove(Request request, Caller caller) {
        if (!tasks.remove(caller, id(request), new ExpectedVersion(EntityTags.ifMatch(request)))) {
            throw notFound();
        }
        return Response.status(204);
    }

    private static Response answer(int status, Task task) {
        return EntityTags.answer(status, task.version(), task);
    }

    private static UUID owner(Caller caller) {
        return caller.user().id();
    }

    private static UUID id(Request request) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null) {
            throw notFound();
        }
        return id;
    }

    private static Task found(Optional<Task> task) {
        return task.orElseThrow(TaskRoutes::notFound);
    }

    private static Failure notFound() {
        return new Failure.NotFound("There is no such task.");
    }
}
