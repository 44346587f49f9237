package todo.api.account;

import java.util.Objects;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/auth}: registering, signing in, going on, signing out. */
public final class AccountRoutes {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final SignIn signIn;
    private final SessionStore sessions;
    private final Auth auth;

    public AccountRoutes(
            AccountStore accounts,
            Passwords passwords,
            LoginThrottle throttle,
            SignIn signIn,
            SessionStore sessions,
            Auth auth) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.signIn = signIn;
        this.sessions = sessions;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.post("/api/auth/register", this::register)
                .post("/api/auth/login", this::login)
                .post("/api/auth/refresh", this::refresh)
                .post("/api/auth/logout", auth.signedIn(this::logout));
    }

    private Response register(Request request) {
        var fields = AccountFields.of(request);
        var email = AccountFields.email(fields);
        var password = AccountFields.newPassword(fields, "password");
        var name = AccountFields.name(fields);
        fields.check();
        throttle.registration(request.peer());
        var hash = passwords.hash(Objects.requireNonNull(password));
        var user =
                accounts.add(Objects.requireNonNull(email), name, hash)
                        .orElseThrow(() ->
                                new Failure.Conflict(
                                        FailureCode.EMAIL_TAKEN,
                                        "This e-mail address has an account already. Sign in instead."));
        return Response.json(201, open(new AccountStore.Login(user, hash), request));
    }

    private Response login(Request request) {
        var fields = AccountFields.of(request);
        var email = AccountFields.typedEmail(fields);
        var password = AccountFields.password(fields, "password");
        fields.check();
        throttle.attempt(Objects.requireNonNull(email), request.peer());
        var login = accounts.login(email);
        if (!passwords.matches(
                Objects.requireNonNull(password), login.map(AccountStore.Login::passwordHash))) {
            throw wrong();
        }
        throttle.succeeded(email, request.peer());
        var tokens = open(login.orElseThrow(), request);
        renew(login.orElseThrow(), password);
        return Response.json(200, tokens);
    }

    /** Keeps the password under the settings of now, while it is known. */
    private void renew(AccountStore.Login login, String password) {
        if (passwords.isOld(login.passwordHash())) {
            accounts.changePassword(
                    login.user().id(), login.passwordHash(), passwords.hash(password));
        }
    }

    private SignIn.Tokens open(AccountStore.Login login, Request request) {
        return signIn.open(login, request).orElseThrow(AccountRoutes::wrong);
    }

    private static Failure wrong() {
        return new Failure.Unauthorized(
                FailureCode.WRONG_CREDENTIALS, "The e-mail address or the password is wrong.");
    }

    private Response refresh(Request request) {
        var fields = AccountFields.of(request);
        var token = fields.required("refresh_token", fields.text("refresh_token", 1, 200));
        fields.check();
        return signIn.renew(Objects.requireNonNull(token))
                .map(tokens -> Response.json(200, tokens))
                .orElseThrow(() ->
                        new Failure.Unauthorized("Please sign in again: this session has ended."));
    }

    private Response logout(Request request, Session session) {
        sessions.close(session.user().id(), session.id());
        return Response.json(200, new Message("You are signed out."));
    }
}
