package todo.api.account;

import todo.failure.Failure;
import todo.failure.FailureCode;

/** Registers users, signs them in and out, and renews their sessions. Safe for concurrent use. */
public final class SignIn {

    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final LoginThrottle throttle;
    private final SessionStore sessions;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;

    public SignIn(
            AccountStore accounts,
            PasswordHasher passwords,
            LoginThrottle throttle,
            SessionStore sessions,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
    }

    /**
     * The tokens of a session.
     *
     * @param expiresIn lifetime of the access token, in seconds
     */
    record Tokens(
            String accessToken, String tokenType, long expiresIn, String refreshToken, User user) {}

    /**
     * Opens an account and a session.
     *
     * @throws Failure.TooManyRequests if too many accounts were opened from the address
     * @throws Failure.Conflict if the e-mail address has an account
     */
    Tokens register(NewAccount account, ClientInfo client) {
        throttle.countRegistration(client.address());
        var hash = passwords.hash(account.password());
        var user =
                accounts.add(account.email(), account.name(), hash)
                        .orElseThrow(() ->
                                new Failure.Conflict(
                                        FailureCode.EMAIL_TAKEN,
                                        "Email already registered. Sign in instead, or use another address."));
        return open(new AccountStore.Credentials(user, hash), client);
    }

    /**
     * @param email as typed; compared with the stored addresses without regard to case
     * @throws Failure.TooManyRequests after too many attempts
     * @throws Failure.Unauthorized if the e-mail address or the password is wrong
     */
    Tokens signIn(String email, Password password, ClientInfo client) {
        throttle.countAttempt(email, client.address());
        var credentials = accounts.credentials(email);
        if (!passwords.matches(password, credentials.map(AccountStore.Credentials::passwordHash))) {
            throw wrongCredentials();
        }
        throttle.reset(email, client.address());
        var tokens = open(credentials.orElseThrow(), client);
        rehash(credentials.orElseThrow(), password);
        return tokens;
    }

    /** Upgrades a hash that was made with other settings, while the password is known. */
    private void rehash(AccountStore.Credentials credentials, Password password) {
        if (passwords.needsRehash(credentials.passwordHash())) {
            accounts.changePassword(
                    credentials.user().id(), credentials.passwordHash(), passwords.hash(password));
        }
    }

    private Tokens open(AccountStore.Credentials credentials, ClientInfo client) {
        return sessions.open(credentials, client)
                .map(session -> tokens(session, 0))
                .orElseThrow(SignIn::wrongCredentials);
    }

    private static Failure wrongCredentials() {
        return new Failure.Unauthorized(
                FailureCode.WRONG_CREDENTIALS, "Invalid email or password.");
    }

    /**
     * @throws Failure.Unauthorized if the session has ended or the token is not valid
     */
    Tokens renew(String refreshToken) {
        return refreshTokens
                .verify(refreshToken)
                .flatMap(sessions::renew)
                .map(renewed -> tokens(renewed.session(), renewed.generation()))
                .orElseThrow(() ->
                        new Failure.Unauthorized("This session has ended. Please sign in again."));
    }

    private Tokens tokens(Session session, int generation) {
        var user = session.user();
        return new Tokens(
                accessTokens.issue(user.id(), session.id()),
                "bearer",
                AccessTokens.LIFETIME.toSeconds(),
                refreshTokens.issue(new RefreshTokens.SessionGeneration(session.id(), generation)),
                user);
    }

    void signOut(Session session) {
        sessions.close(session.user().id(), session.id());
    }
}
