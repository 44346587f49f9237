package todo.api.account;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.http.JsonBody;
import todo.http.Request;
import todo.json.Fields;

/**
 * Reads what the account routes receive. Every method throws {@link todo.failure.Failure.Invalid}
 * with all broken rules.
 */
final class AccountJson {

    private static final int BODY_LIMIT = 16 * 1024;

    /** In characters; a token that this service issues is shorter. */
    private static final int MAX_REFRESH_TOKEN = 200;

    private AccountJson() {}

    static NewAccount newAccount(Request request) {
        var fields = fields(request);
        var email = fields.required("email", fields.parsed("email", EmailAddress::parse));
        var password = chosen(fields, "password");
        requireUnlike(fields, "password", password, email == null ? null : email.value());
        var name = displayName(fields);
        fields.check();
        return new NewAccount(
                Objects.requireNonNull(email), Objects.requireNonNull(password), name);
    }

    /**
     * @param email as typed, in the form in which addresses are stored
     */
    record SignInForm(String email, Password password) {}

    /** Accepts any text as an e-mail address: one that nobody can have matches no account. */
    static SignInForm signIn(Request request) {
        var fields = fields(request);
        var email = fields.required("email", fields.text("email", 1, EmailAddress.MAX_LENGTH));
        var password = typed(fields, "password");
        fields.check();
        return new SignInForm(
                EmailAddress.normalize(Objects.requireNonNull(email)),
                Objects.requireNonNull(password));
    }

    static String refreshToken(Request request) {
        var fields = fields(request);
        var token =
                fields.required(
                        "refresh_token", fields.text("refresh_token", 1, MAX_REFRESH_TOKEN));
        fields.check();
        return Objects.requireNonNull(token);
    }

    static ProfilePatch profilePatch(Fields fields) {
        var patch = new ProfilePatch();
        var name = displayName(fields);
        var zone = fields.parsed("time_zone", TimeZone::new);
        var locale = fields.parsed("locale", LanguageTag::new);
        fields.check();
        if (fields.has("name")) {
            patch.name(name);
        }
        if (fields.has("time_zone")) {
            patch.timeZone(zone);
        }
        if (fields.has("locale")) {
            patch.locale(locale);
        }
        return patch;
    }

    static Password password(Request request) {
        var fields = fields(request);
        var password = typed(fields, "password");
        fields.check();
        return Objects.requireNonNull(password);
    }

    record PasswordChange(Password current, Password chosen) {}

    /**
     * @param email of the account
     */
    static PasswordChange passwordChange(Request request, String email) {
        var fields = fields(request);
        var chosen = chosen(fields, "new_password");
        requireUnlike(fields, "new_password", chosen, email);
        var current = typed(fields, "current_password");
        fields.check();
        return new PasswordChange(Objects.requireNonNull(current), Objects.requireNonNull(chosen));
    }

    static NewPersonalToken newToken(Request request, Clock clock) {
        var fields = fields(request);
        var name =
                fields.required("name", fields.text("name", 1, NewPersonalToken.MAX_NAME_LENGTH));
        var scope = fields.required("scope", fields.parsed("scope", NewPersonalToken::scope));
        var expiresAt = fields.instant("expires_at");
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            fields.fault("expires_at", "Choose a time in the future.");
        }
        fields.check();
        return new NewPersonalToken(
                Objects.requireNonNull(name), Objects.requireNonNull(scope), expiresAt);
    }

    static Fields fields(Request request) {
        return JsonBody.fields(request, BODY_LIMIT);
    }

    private static @Nullable Password chosen(Fields fields, String member) {
        return fields.required(member, fields.parsed(member, Password::choose));
    }

    private static void requireUnlike(
            Fields fields, String member, @Nullable Password password, @Nullable String email) {
        if (password != null && email != null && GuessablePassword.isLike(password, email)) {
            fields.fault(member, "This password is too easy to guess: it is your e-mail address.");
        }
    }

    private static @Nullable Password typed(Fields fields, String member) {
        return fields.required(member, fields.parsed(member, Password::typed));
    }

    /** An empty name counts as none. */
    private static @Nullable DisplayName displayName(Fields fields) {
        var name = fields.parsed("name", text -> text);
        return name == null || name.isBlank() ? null : fields.parsed("name", DisplayName::new);
    }
}
