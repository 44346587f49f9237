package todo.api.tag;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.failure.Failure;
import todo.http.JsonBody;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/**
 * {@code /api/tags}. A parameter names the tag rather than a segment of the path, because a name
 * may contain a slash.
 */
public final class TagRoutes {

    private static final int BODY_LIMIT = 64 * 1024;

    private final TagStore tags;
    private final Auth auth;

    public TagRoutes(TagStore tags, Auth auth) {
        this.tags = tags;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get("/api/tags", auth.required(this::list))
                .patch("/api/tags", auth.required(this::rename))
                .delete("/api/tags", auth.required(this::remove));
    }

    private Response list(Request request, Caller caller) {
        return Response.json(200, Map.of("tags", tags.all(caller)));
    }

    private Response rename(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var to = fields.required("name", fields.text("name", 1, 50));
        var merge = Boolean.TRUE.equals(fields.flag("merge"));
        fields.check();
        var renamed = tags.rename(caller, name(request), Objects.requireNonNull(to), merge);
        var tag = renamed.value().orElseThrow(TagRoutes::notFound);
        return OperationJson.named(Response.json(200, tag), renamed);
    }

    private Response remove(Request request, Caller caller) {
        var removed = tags.remove(caller, name(request));
        if (!removed.value()) {
            throw notFound();
        }
        return OperationJson.named(Response.status(204), removed);
    }

    private static String name(Request request) {
        var name = request.query("name");
        if (name == null) {
            throw new Failure.Invalid(List.of(new Failure.Fault("?name", "Name the tag.")));
        }
        return name;
    }

    private static Failure notFound() {
        return new Failure.NotFound("No task has this tag.");
    }
}
