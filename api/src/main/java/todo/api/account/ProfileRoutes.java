package todo.api.account;

import java.util.Map;
import java.util.Set;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.http.WarningsJson;

/** {@code /api/auth/me} and {@code /api/auth/password}: the caller's own account. */
public final class ProfileRoutes {

    /** Members that clients send back as they got them. */
    private static final Set<String> READ_ONLY = Set.of("id", "email", "created_at");

    private final Profile profile;
    private final Auth auth;

    public ProfileRoutes(Profile profile, Auth auth) {
        this.profile = profile;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get(
                        "/api/auth/me",
                        auth.required((request, caller) -> Response.json(200, caller.user())))
                .patch("/api/auth/me", auth.signedIn(this::change))
                .delete("/api/auth/me", auth.signedIn(this::delete))
                .post("/api/auth/password", auth.signedIn(this::changePassword));
    }

    private Response change(Request request, Session session) {
        var fields = AccountJson.fields(request);
        var patch = AccountJson.profilePatch(fields);
        var answer = Response.json(200, profile.change(session.user(), patch));
        return WarningsJson.add(answer, fields.warnings(READ_ONLY));
    }

    private Response delete(Request request, Session session) {
        profile.delete(session.user(), AccountJson.password(request), request.peer());
        return Response.status(204);
    }

    private Response changePassword(Request request, Session session) {
        var change = AccountJson.passwordChange(request, session.user().email());
        profile.changePassword(session, change.current(), change.chosen(), request.peer());
        return Response.json(
                200, Map.of("message", "Your password is changed. Other sessions have ended."));
    }
}
