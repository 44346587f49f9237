package todo.api.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;

/**
 * Authenticates requests. Only this class makes handlers that receive a caller, so a handler cannot
 * be reached without authentication.
 */
public final class Auth {

    private static final String SCHEME = "bearer ";

    /** Sent by the web frontend. Any client may send it: only the change log depends on it. */
    private static final String CHANNEL_HEADER = "Todo-Through";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    private final AccessTokens tokens;
    private final SessionStore sessions;
    private final PersonalTokenStore personalTokens;

    public Auth(AccessTokens tokens, SessionStore sessions, PersonalTokenStore personalTokens) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.personalTokens = personalTokens;
    }

    /** Handles a request of an authenticated caller. */
    @FunctionalInterface
    public interface CallerHandler {
        Response handle(Request request, Caller caller);
    }

    /** Handles a request of a caller whose session the handler's own SQL verifies. */
    @FunctionalInterface
    public interface UnverifiedHandler {
        Response handle(Request request, UnverifiedCaller caller);
    }

    /** Handles a request of a caller who signed in with a password. */
    @FunctionalInterface
    public interface SessionHandler {
        Response handle(Request request, Session session);
    }

    /**
     * @return a handler that answers 401 unless the request has the token of an active session or a
     *     personal token, and 403 if a read-only token is used to write
     */
    public Handler required(CallerHandler handler) {
        return request -> handler.handle(request, authorize(request, bearer(request)));
    }

    /**
     * @param channel of what the handler changes
     * @return like {@link #verifiedBySql}, but a read-only token passes whatever the method is: the
     *     handler has to check {@link UnverifiedCaller#scope()}
     */
    public Handler scopedByHandler(Channel channel, UnverifiedHandler handler) {
        return scopedByHandler(channel, _ -> Optional.empty(), handler);
    }

    /**
     * @param delegated finds the caller of a token that only this resource accepts
     * @return like {@link #scopedByHandler(Channel, UnverifiedHandler)}
     */
    public Handler scopedByHandler(
            Channel channel,
            Function<String, Optional<Caller>> delegated,
            UnverifiedHandler handler) {
        return request -> {
            var bearer = bearer(request);
            var caller =
                    delegated
                            .apply(bearer)
                            .map(UnverifiedCaller::of)
                            .orElseGet(() -> unverified(request, bearer, this::authenticate));
            return handler.handle(request, caller.through(channel));
        };
    }

    /**
     * Saves a database query on hot paths.
     *
     * @return like {@link #required}, but the handler has to add {@link UnverifiedCaller#proof()}
     *     to its own SQL, or to call {@link UnverifiedCaller#caller()}
     */
    public Handler verifiedBySql(UnverifiedHandler handler) {
        return request ->
                handler.handle(request, unverified(request, bearer(request), this::authorize));
    }

    /**
     * Authenticates a request again, while a long answer to it is being sent.
     *
     * @throws Failure.Unauthorized if the token has expired or been revoked, or its session ended
     */
    public void recheck(Request request) {
        authorize(request, bearer(request));
    }

    private UnverifiedCaller unverified(
            Request request, String bearer, BiFunction<Request, String, Caller> verification) {
        if (PersonalTokenSecret.hasPrefix(bearer)) {
            return UnverifiedCaller.of(verification.apply(request, bearer));
        }
        var claims = tokens.verify(bearer).orElseThrow(Auth::noValidToken);
        return new UnverifiedCaller(
                claims.user(),
                claims.session(),
                Scope.DELETE,
                sessions.isActive(claims.session()),
                channel(request),
                () -> verification.apply(request, bearer));
    }

    private Caller authorize(Request request, String bearer) {
        var caller = authenticate(request, bearer);
        if (caller.scope() == Scope.READ && !SAFE_METHODS.contains(request.method())) {
            throw new Failure.Forbidden(FailureCode.READ_ONLY_TOKEN, "This token can only read.");
        }
        return caller;
    }

    /**
     * @return a handler for the account itself, which answers 403 to a personal token
     */
    public Handler signedIn(SessionHandler handler) {
        return request -> {
            var bearer = bearer(request);
            if (PersonalTokenSecret.hasPrefix(bearer)) {
                authenticate(request, bearer);
                throw new Failure.Forbidden(
                        FailureCode.PASSWORD_REQUIRED,
                        "A personal token cannot do this. Sign in with your password.");
            }
            return handler.handle(request, session(bearer).orElseThrow(Auth::noValidToken));
        };
    }

    private Caller authenticate(Request request, String bearer) {
        return (PersonalTokenSecret.hasPrefix(bearer)
                        ? personalTokens.caller(bearer)
                        : session(bearer)
                                .map(session ->
                                        new Caller(session.user(), Scope.DELETE, channel(request))))
                .orElseThrow(Auth::noValidToken);
    }

    private static Channel channel(Request request) {
        return Channel.BROWSER.wire().equals(request.header(CHANNEL_HEADER))
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

    private static Failure noValidToken() {
        return new Failure.Unauthorized("Please sign in: the request has no valid token.");
    }
}
