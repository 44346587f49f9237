package todo.api.oauth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Scope;
import todo.api.account.Session;
import todo.failure.Failure;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/oauth}: what a signed-in user decides about apps. */
public final class ConsentRoutes {

    private final Authorizations authorizations;
    private final GrantStore grants;
    private final Auth auth;

    public ConsentRoutes(Authorizations authorizations, GrantStore grants, Auth auth) {
        this.authorizations = authorizations;
        this.grants = grants;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get("/api/oauth/authorization", redirecting(auth.signedIn(this::ask)))
                .post("/api/oauth/authorization", redirecting(auth.signedIn(this::decide)))
                .get("/api/oauth/apps", auth.signedIn(this::list))
                .delete("/api/oauth/apps/{id}", auth.signedIn(this::disconnect));
    }

    private static Handler redirecting(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (AuthorizationRefused refused) {
                return redirect(refused.redirectTo());
            }
        };
    }

    private static Response redirect(String address) {
        return Response.json(200, Map.of("redirect_to", address));
    }

    private record App(String name, @Nullable String host, boolean verified) {}

    private record Account(String email) {}

    /** What the page of consent shows. */
    private record Consent(
            App client,
            String returnTo,
            boolean returnLoopback,
            String returnOrigin,
            List<Scope> scopes,
            Account user) {}

    private Response ask(Request request, Session session) {
        var asked = authorizations.check(request.query().fields(), session.user().id());
        var client = asked.client();
        var uri = asked.redirect().uri();
        return Response.json(
                200,
                new Consent(
                        new App(client.name(), client.host(), client.host() != null),
                        uri.shown(),
                        uri.isLoopback(),
                        uri.source(),
                        asked.scope().all(),
                        new Account(session.user().email())));
    }

    private Response decide(Request request, Session session) {
        var decision = OauthJson.decision(request);
        var asked = authorizations.check(decision.query(), session.user().id());
        var allowed = decision.allowed();
        if (allowed == null) {
            return redirect(asked.redirect().error("access_denied", "The user has refused."));
        }
        var scope = Authorizations.granted(asked.scope(), allowed);
        return redirect(asked.redirect().code(grants.add(session.user().id(), asked, scope)));
    }

    private Response list(Request request, Session session) {
        return Response.json(200, Map.of("apps", grants.list(session.user().id())));
    }

    private Response disconnect(Request request, Session session) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null || !grants.disconnect(session.user().id(), id)) {
            throw new Failure.NotFound("There is no such app.");
        }
        return Response.status(204);
    }
}
