package todo.api.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import todo.http.Request;

/** Opens sessions and hands out their tokens; safe for concurrent use. */
public final class SignIn {

    private static final int LONGEST_USER_AGENT = 200;

    private final SessionStore sessions;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;

    public SignIn(SessionStore sessions, AccessTokens accessTokens, RefreshTokens refreshTokens) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
    }

    /**
     * What somebody gets who has signed in.
     *
     * @param expiresIn of the access token, in seconds
     */
    record Tokens(
            String accessToken, String tokenType, long expiresIn, String refreshToken, User user) {}

    /**
     * @return empty where the password is not good any more
     */
    Optional<Tokens> open(AccountStore.Login login, Request request) {
        return sessions.open(login, userAgent(request), request.peer())
                .map(session -> tokens(session, 0));
    }

    /**
     * @return empty where the session has ended
     */
    Optional<Tokens> renew(String refreshToken) {
        return refreshTokens
                .verify(refreshToken)
                .flatMap(sessions::renew)
                .map(renewed -> tokens(renewed.session(), renewed.generation()));
    }

    private Tokens tokens(Session session, int generation) {
        var user = session.user();
        return new Tokens(
                accessTokens.issue(user.id(), session.id()),
                "bearer",
                AccessTokens.LIFETIME.toSeconds(),
                refreshTokens.issue(new RefreshTokens.Claims(session.id(), generation)),
                user);
    }

    private static @Nullable String userAgent(Request request) {
        var agent = request.header("User-Agent");
        return agent == null || agent.length() <= LONGEST_USER_AGENT
                ? agent
                : agent.substring(0, LONGEST_USER_AGENT);
    }
}
