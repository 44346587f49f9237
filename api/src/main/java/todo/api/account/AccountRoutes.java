package todo.api.account;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.http.Failure;
import todo.http.Fields;
import todo.http.Json;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/auth}: registering, signing in and out, and who is signed in. */
public final class AccountRoutes {

    private static final int BODY_LIMIT = 16 * 1024;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    private final AccountStore accounts;
    private final Passwords passwords;
    private final SessionStore sessions;
    private final AccessTokens tokens;
    private final RefreshTokens refreshTokens;
    private final Auth auth;

    public AccountRoutes(
            AccountStore accounts,
            Passwords passwords,
            SessionStore sessions,
            AccessTokens tokens,
            RefreshTokens refreshTokens,
            Auth auth) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.refreshTokens = refreshTokens;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.post("/api/auth/register", this::register)
                .post("/api/auth/login", this::login)
                .post("/api/auth/refresh", this::refresh)
                .post("/api/auth/logout", auth.required(this::logout))
                .get(
                        "/api/auth/me",
                        auth.required((request, session) -> Response.json(200, session.user())));
    }

    private Response register(Request request) {
        var registration = Registration.read(Json.fields(request, BODY_LIMIT));
        var user =
                accounts.add(
                                registration.email,
                                registration.name,
                                passwords.hash(registration.password))
                        .orElseThrow(() ->
                                new Failure.Conflict(
                                        "This e-mail address has an account already. Sign in instead."));
        return Response.json(201, signedIn(sessions.open(user), 0));
    }

    private Response login(Request request) {
        var fields = Json.fields(request, BODY_LIMIT);
        var email = fields.required("email", fields.text("email", 1, 254));
        var password = fields.required("password", fields.rawText("password", 1, 128));
        fields.check();
        var login = accounts.login(Objects.requireNonNull(email));
        if (!passwords.matches(
                Objects.requireNonNull(password), login.map(AccountStore.Login::passwordHash))) {
            throw new Failure.Unauthorized("The e-mail address or the password is wrong.");
        }
        return Response.json(200, signedIn(sessions.open(login.orElseThrow().user()), 0));
    }

    private Response refresh(Request request) {
        var fields = Json.fields(request, BODY_LIMIT);
        var token = fields.required("refresh_token", fields.text("refresh_token", 1, 200));
        fields.check();
        var renewed =
                refreshTokens
                        .verify(Objects.requireNonNull(token))
                        .flatMap(sessions::renew)
                        .orElseThrow(() ->
                                new Failure.Unauthorized(
                                        "Please sign in again: this session has ended."));
        return Response.json(200, signedIn(renewed.session(), renewed.generation()));
    }

    private SignedIn signedIn(Session session, int generation) {
        var user = session.user();
        return new SignedIn(
                tokens.issue(user.id(), session.id()),
                "bearer",
                AccessTokens.LIFETIME.toSeconds(),
                refreshTokens.issue(new RefreshTokens.Claims(session.id(), generation)),
                user);
    }

    private Response logout(Request request, Session session) {
        sessions.close(session);
        return Response.json(200, new Message("You are signed out."));
    }

    private record Message(String message) {}

    /**
     * @param expiresIn in seconds
     */
    private record SignedIn(
            String accessToken, String tokenType, long expiresIn, String refreshToken, User user) {}

    private record Registration(String email, String password, @Nullable String name) {

        static Registration read(Fields fields) {
            var email = fields.required("email", fields.text("email", 1, 254));
            if (email != null && !EMAIL.matcher(email).matches()) {
                fields.fault("email", "This has to be an e-mail address, such as ada@example.org.");
            }
            var password = fields.required("password", fields.rawText("password", 8, 128));
            var name = fields.text("name", 0, 100);
            fields.check();
            return new Registration(
                    Objects.requireNonNull(email),
                    Objects.requireNonNull(password),
                    name == null || name.isEmpty() ? null : name);
        }
    }
}
