package todo.api.account;

import java.util.Locale;
import java.util.Optional;
import todo.http.Failure;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;

/** Finds out who asks. A handler that needs to know can be made only here. */
public final class Auth {

    private static final String SCHEME = "bearer ";

    private final AccessTokens tokens;
    private final SessionStore sessions;

    public Auth(AccessTokens tokens, SessionStore sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Answers somebody who has signed in. */
    @FunctionalInterface
    public interface SessionHandler {
        Response handle(Request request, Session session);
    }

    /**
     * @return a handler that answers 401 unless the request carries a token of a session that lives
     */
    public Handler required(SessionHandler handler) {
        return request -> handler.handle(request, session(request));
    }

    private Session session(Request request) {
        return bearer(request)
                .flatMap(tokens::verify)
                .flatMap(this::living)
                .orElseThrow(() ->
                        new Failure.Unauthorized(
                                "Please sign in: there is no token here that is valid now."));
    }

    private Optional<Session> living(AccessTokens.Claims claims) {
        return sessions.get(claims.session())
                .filter(session -> session.user().id().equals(claims.user()));
    }

    private static Optional<String> bearer(Request request) {
        var header = request.header("Authorization");
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
