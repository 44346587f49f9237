package todo.api.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import todo.http.Failure;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;

/** Finds out who asks. A handler that needs to know can be made only here. */
public final class Auth {

    private static final String SCHEME = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final AccessTokens tokens;
    private final SessionStore sessions;
    private final PersonalTokenStore personalTokens;

    public Auth(AccessTokens tokens, SessionStore sessions, PersonalTokenStore personalTokens) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.personalTokens = personalTokens;
    }

    /** Answers somebody who is known. */
    @FunctionalInterface
    public interface CallerHandler {
        Response handle(Request request, Caller caller);
    }

    /** Answers somebody who has signed in. */
    @FunctionalInterface
    public interface SessionHandler {
        Response handle(Request request, Session session);
    }

    /**
     * @return a handler that answers 401 unless the request carries the token of a session that
     *     lives, or a personal token; and 403 where that may only read and the request does not
     */
    public Handler required(CallerHandler handler) {
        return request -> {
            var caller = caller(request, bearer(request));
            if (caller.scope() == Scope.READ && !READING.contains(request.method())) {
                throw new Failure.Forbidden("This token may only read.");
            }
            return handler.handle(request, caller);
        };
    }

    /**
     * @return a handler for what concerns the account itself: it answers 403 to a personal token
     */
    public Handler signedIn(SessionHandler handler) {
        return request -> {
            var bearer = bearer(request);
            if (PersonalTokens.isOne(bearer)) {
                caller(request, bearer);
                throw new Failure.Forbidden(
                        "This takes a password: a personal token is not enough.");
            }
            return handler.handle(request, session(bearer).orElseThrow(Auth::unknown));
        };
    }

    private Caller caller(Request request, String bearer) {
        return (PersonalTokens.isOne(bearer)
                        ? personalTokens.caller(bearer)
                        : session(bearer)
                                .map(session ->
                                        new Caller(session.user(), Scope.WRITE, through(request))))
                .orElseThrow(Auth::unknown);
    }

    private static Through through(Request request) {
        return Through.BROWSER.wire().equals(request.header(Through.HEADER))
                ? Through.BROWSER
                : Through.API;
    }

    private Optional<Session> session(String bearer) {
        return tokens.verify(bearer)
                .flatMap(claims ->
                        sessions.get(claims.session())
                                .filter(session -> session.user().id().equals(claims.user())));
    }

    private static String bearer(Request request) {
        var header = request.header("Authorization");
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? header.substring(SCHEME.length()).strip()
                : "";
    }

    private static Failure unknown() {
        return new Failure.Unauthorized(
                "Please sign in: there is no token here that is valid now.");
    }
}
