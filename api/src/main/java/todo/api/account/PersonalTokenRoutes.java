package todo.api.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.failure.Failure;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/auth/tokens}: tokens for somebody's own programs. */
public final class PersonalTokenRoutes {

    private final PersonalTokenStore tokens;
    private final Auth auth;
    private final Clock clock;
    private final UnaryOperator<Auth.SessionHandler> once;

    /**
     * @param once makes a handler do once what is asked again
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
                .delete("/api/auth/tokens/{id}", auth.signedIn(this::remove));
    }

    private record Listing(List<PersonalToken> tokens) {}

    private Response list(Request request, Session session) {
        return Response.json(200, new Listing(tokens.list(session.user().id())));
    }

    /**
     * @param token the secret, shown this once
     */
    private record Created(
            UUID id,
            String name,
            Scope scope,
            Instant createdAt,
            @Nullable Instant expiresAt,
            String token) {}

    private Response create(Request request, Session session) {
        var fields = AccountFields.of(request);
        var name = fields.required("name", fields.text("name", 1, 100));
        var scope = fields.required("scope", fields.parsed("scope", Scope::parse));
        var expiresAt = fields.instant("expires_at");
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            fields.fault("expires_at", "This has to be in the future.");
        }
        fields.check();
        var secret = PersonalTokens.random();
        var token =
                tokens.add(
                        session.user().id(),
                        Objects.requireNonNull(name),
                        Objects.requireNonNull(scope),
                        expiresAt,
                        PersonalTokens.digest(secret));
        return Response.json(
                201,
                new Created(
                        token.id(),
                        token.name(),
                        token.scope(),
                        token.createdAt(),
                        token.expiresAt(),
                        secret));
    }

    private Response remove(Request request, Session session) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null || !tokens.remove(session.user().id(), id)) {
            throw new Failure.NotFound("There is no such token.");
        }
        return Response.status(204);
    }
}
