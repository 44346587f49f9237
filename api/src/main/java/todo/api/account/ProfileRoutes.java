package todo.api.account;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.database.Database;
import todo.failure.Failure;
import todo.http.Fields;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/auth/me} and {@code /api/auth/password}: somebody's own account. */
public final class ProfileRoutes {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final SessionStore sessions;
    private final Database database;
    private final Auth auth;

    /**
     * @param database where both the accounts and the sessions are kept
     */
    public ProfileRoutes(
            AccountStore accounts,
            Passwords passwords,
            LoginThrottle throttle,
            SessionStore sessions,
            Database database,
            Auth auth) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.database = database;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get(
                        "/api/auth/me",
                        auth.required((request, caller) -> Response.json(200, caller.user())))
                .patch("/api/auth/me", auth.signedIn(this::change))
                .delete("/api/auth/me", auth.signedIn(this::remove))
                .post("/api/auth/password", auth.signedIn(this::changePassword));
    }

    private Response change(Request request, Session session) {
        var fields = AccountFields.of(request);
        var change = new LinkedHashMap<String, @Nullable String>();
        change.put("name", AccountFields.name(fields));
        change.put("time_zone", fields.parsed("time_zone", ProfileRoutes::timeZone));
        change.put("locale", fields.parsed("locale", ProfileRoutes::locale));
        change.keySet().removeIf(member -> !fields.has(member));
        fields.check();
        if (change.isEmpty()) {
            return Response.json(200, session.user());
        }
        return accounts.change(session.user().id(), change)
                .map(user -> Response.json(200, user))
                .orElseThrow(() -> new Failure.Unauthorized("This account is no more."));
    }

    private static String timeZone(String text) {
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(
                "This has to be an IANA time zone, such as Europe/Vienna.");
    }

    private static String locale(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException none) {
            // said below
        }
        throw new IllegalArgumentException("This has to be a language tag, such as en or de-AT.");
    }

    private Response remove(Request request, Session session) {
        var fields = AccountFields.of(request);
        require("password", fields, request, session.user());
        accounts.remove(session.user().id());
        return Response.status(204);
    }

    private Response changePassword(Request request, Session session) {
        var fields = AccountFields.of(request);
        var chosen = AccountFields.newPassword(fields, "new_password");
        var before = require("current_password", fields, request, session.user());
        var hash = passwords.hash(Objects.requireNonNull(chosen));
        database.transaction(_ -> {
            if (!accounts.changePassword(session.user().id(), before, hash)) {
                throw notYours("current_password");
            }
            sessions.closeOthers(session);
            return true;
        });
        return Response.json(
                200, new Message("Your password is changed. Other sessions have ended."));
    }

    /**
     * @return the hash of their password
     * @throws Failure.TooManyRequests if it was tried too often: a token may be stolen
     * @throws Failure.Invalid if a rule is broken, or if the password is not theirs
     */
    private String require(String member, Fields fields, Request request, User user) {
        var password = AccountFields.password(fields, member);
        fields.check();
        throttle.attempt(user.email(), request.peer());
        var hash = accounts.login(user.email()).map(AccountStore.Login::passwordHash);
        if (!passwords.matches(Objects.requireNonNull(password), hash)) {
            throw notYours(member);
        }
        throttle.succeeded(user.email(), request.peer());
        return hash.orElseThrow();
    }

    private static Failure notYours(String member) {
        return new Failure.Invalid(
                List.of(new Failure.Fault("/" + member, "This is not your password.")));
    }
}
