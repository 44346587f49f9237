package todo.api.todobackend;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.task.Title;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Handler;
import todo.http.JsonBody;
import todo.http.Problems;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.json.Fields;

/**
 * {@code /todobackend/{sandbox}}: each sandbox is a root of the Todo-Backend specification. No
 * login is needed, and pages of every origin may call.
 *
 * @see <a href="https://www.todobackend.com/specs/index.html">Todo-Backend, specs</a>
 */
public final class TodoBackendRoutes {

    private static final int BODY_LIMIT = 16 * 1024;

    private static final String ROOT = "/todobackend/{sandbox}";
    private static final String TASK = ROOT + "/{id}";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private final SandboxStore store;

    public TodoBackendRoutes(Database database, Ids ids, Clock clock) {
        this.store = new SandboxStore(database, ids, clock);
    }

    public void add(Routes routes) {
        routes.options(ROOT, open(TodoBackendRoutes::preflight))
                .get(ROOT, open(this::list))
                .post(ROOT, open(this::create))
                .delete(ROOT, open(this::deleteAll))
                .options(TASK, open(TodoBackendRoutes::preflight))
                .get(TASK, open(this::show))
                .patch(TASK, open(this::change))
                .delete(TASK, open(this::delete));
    }

    /** Pages can also read what has gone wrong. */
    private static Handler open(Handler handler) {
        var answering = Problems.json().around(handler);
        return request -> answering.handle(request).with("Access-Control-Allow-Origin", "*");
    }

    private static Response preflight(Request request) {
        return Response.status(204)
                .with("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE")
                .with("Access-Control-Allow-Headers", "*")
                .with("Access-Control-Max-Age", "600");
    }

    private Response list(Request request) {
        var tasks = store.all(sandbox(request));
        return Response.json(200, tasks.stream().map(task -> json(request, task)).toList());
    }

    private Response create(Request request) {
        var sandbox = sandbox(request);
        var members = JsonBody.fields(request, BODY_LIMIT);
        members.required("title", members.parsed("title", Title::new));
        var added = store.add(sandbox, fields(members)).orElseThrow(TodoBackendRoutes::full);
        var json = json(request, added);
        return Response.json(201, json).with("Location", String.valueOf(json.get("url")));
    }

    private static Failure full() {
        return new Failure.Conflict(
                FailureCode.LIMIT_REACHED,
                "There are too many tasks. Delete some, or wait until they expire.");
    }

    private Response deleteAll(Request request) {
        store.deleteAll(sandbox(request));
        return Response.status(204);
    }

    private Response show(Request request) {
        var task = store.find(sandbox(request), id(request));
        return Response.json(200, json(request, task.orElseThrow(TodoBackendRoutes::noTask)));
    }

    private Response change(Request request) {
        var fields = fields(JsonBody.fields(request, BODY_LIMIT));
        var task = store.change(sandbox(request), id(request), fields);
        return Response.json(200, json(request, task.orElseThrow(TodoBackendRoutes::noTask)));
    }

    private Response delete(Request request) {
        if (!store.delete(sandbox(request), id(request))) {
            throw noTask();
        }
        return Response.status(204);
    }

    private static SandboxTask.Fields fields(Fields members) {
        var title = members.parsed("title", Title::new);
        var order = members.integer("order", Integer.MIN_VALUE, Integer.MAX_VALUE);
        var completed = members.flag("completed");
        members.check();
        return new SandboxTask.Fields(title, order, completed);
    }

    /** The address is absolute, because a page of another origin follows it. */
    private static Map<String, Object> json(Request request, SandboxTask task) {
        var scheme = "https".equals(request.header("X-Forwarded-Proto")) ? "https" : "http";
        var json = new LinkedHashMap<String, Object>();
        json.put("title", task.title());
        json.put("completed", task.completed());
        if (task.order() != null) {
            json.put("order", task.order());
        }
        json.put(
                "url",
                "%s://%s/todobackend/%s/%s"
                        .formatted(scheme, request.header("Host"), sandbox(request), task.id()));
        return json;
    }

    private static String sandbox(Request request) {
        var name = request.pathParameter("sandbox");
        if (!NAME.matcher(name).matches()) {
            throw new Failure.NotFound(
                    "The name of a sandbox has 1 to 40 small letters, digits and hyphens.");
        }
        return name;
    }

    private static UUID id(Request request) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null) {
            throw noTask();
        }
        return id;
    }

    private static Failure noTask() {
        return new Failure.NotFound("There is no such task.");
    }
}
