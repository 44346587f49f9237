package todo.api.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import todo.api.Ids;
import todo.failure.Failure;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/auth/tokens}: tokens for the caller's own programs. */
public final class PersonalTokenRoutes {

    private final PersonalTokenStore tokens;
    private final Auth auth;
    private final Clock clock;
    private final UnaryOperator<Auth.SessionHandler> once;

    /**
     * @param once makes a handler idempotent by the request's Idempotency-Key
     */
    public PersonalTokenRoutes(
            PersonalTokenStore tokens,
            Auth auth,
            Clock clock,
            UnaryOperator<Auth.SessionHandler> once) {
        this.tokens = tokens;
        this.auth = auth;
        this.clock = clock;
        this.once = once;
    }

    public void add(Routes routes) {
        routes.get("/api/auth/tokens", auth.signedIn(this::list))
                .post("/api/auth/tokens", auth.signedIn(once.apply(this::create)))
                .delete("/api/auth/tokens/{id}", auth.signedIn(this::delete));
    }

    private Response list(Request request, Session session) {
        return Response.json(200, Map.of("tokens", tokens.list(session.user().id())));
    }

    /**
     * @param token the secret, which is shown only this once
     */
    private record Created(@JsonUnwrapped PersonalToken stored, String token) {}

    private Response create(Request request, Session session) {
        var created = AccountJson.newToken(request, clock);
        var secret = PersonalTokenSecret.random();
        var stored = tokens.add(session.user().id(), created, PersonalTokenSecret.digest(secret));
        return Response.json(201, new Created(stored, secret));
    }

    private Response delete(Request request, Session session) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null || !tokens.delete(session.user().id(), id)) {
            throw new Failure.NotFound("There is no such token.");
        }
        return Response.status(204);
    }
}
