package todo.api.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import todo.api.database.Condition;
import todo.failure.Failure;
import todo.failure.FailureCode;
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

    /** Answers somebody by statements that prove who they are. */
    @FunctionalInterface
    public interface GuardHandler {
        Response handle(Request request, UnverifiedCaller guard);
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
        return request -> handler.handle(request, allowed(request, bearer(request)));
    }

    /**
     * @return the same for what is asked often: the handler has to use {@link
     *     UnverifiedCaller#proof()} in what it says to the database
     */
    public Handler verifiedBySql(GuardHandler handler) {
        return request -> handler.handle(request, guard(request));
    }

    /**
     * Looks again, for an answer that goes on for long: whether the token that a request came with
     * is still good.
     *
     * @throws Failure.Unauthorized if it has expired or been revoked, or its session has ended
     */
    public void again(Request request) {
        allowed(request, bearer(request));
    }

    private UnverifiedCaller guard(Request request) {
        var bearer = bearer(request);
        if (PersonalTokens.isOne(bearer)) {
            var caller = allowed(request, bearer);
            return new UnverifiedCaller(
                    caller.user().id(), null, Condition.ALWAYS, caller.channel(), () -> caller);
        }
        var claims = tokens.verify(bearer).orElseThrow(Auth::unknown);
        return new UnverifiedCaller(
                claims.user(),
                claims.session(),
                sessions.lives(claims.session()),
                channel(request),
                () -> allowed(request, bearer));
    }

    private Caller allowed(Request request, String bearer) {
        var caller = caller(request, bearer);
        if (caller.scope() == Scope.READ && !READING.contains(request.method())) {
            throw new Failure.Forbidden(FailureCode.READ_ONLY_TOKEN, "This token may only read.");
        }
        return caller;
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
                        FailureCode.PASSWORD_REQUIRED,
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
                                        new Caller(session.user(), Scope.WRITE, channel(request))))
                .orElseThrow(Auth::unknown);
    }

    private static Channel channel(Request request) {
        return Channel.BROWSER.wire().equals(request.header(Channel.HEADER))
                ? Channel.BROWSER
                : Channel.API;
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
