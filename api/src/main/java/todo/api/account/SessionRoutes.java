package todo.api.account;

import java.util.Map;
import todo.api.Ids;
import todo.failure.Failure;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/auth/sessions}: where the caller is signed in. */
public final class SessionRoutes {

    private final SessionStore sessions;
    private final Auth auth;

    public SessionRoutes(SessionStore sessions, Auth auth) {
        this.sessions = sessions;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get("/api/auth/sessions", auth.signedIn(this::list))
                .delete("/api/auth/sessions/{id}", auth.signedIn(this::close));
    }

    private Response list(Request request, Session session) {
        return Response.json(200, Map.of("sessions", sessions.list(session)));
    }

    private Response close(Request request, Session session) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null || !sessions.close(session.user().id(), id)) {
            throw new Failure.NotFound("There is no such session.");
        }
        return Response.status(204);
    }
}
