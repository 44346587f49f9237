package todo.api.account;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.http.Fields;
import todo.http.Json;
import todo.http.Request;

/** The rules of what people say about themselves; a broken one is noted, and read as null. */
final class AccountFields {

    private static final int BODY_LIMIT = 16 * 1024;
    private static final int LONGEST_PASSWORD = 128;

    /** Without white space, and without what nobody sees: control and format characters. */
    private static final Pattern EMAIL =
            Pattern.compile("(?!.*[\\p{Z}\\p{Cc}\\p{Cf}])[^@]+@[^@.]+(\\.[^@.]+)+");

    private AccountFields() {}

    static Fields of(Request request) {
        return Json.fields(request, BODY_LIMIT);
    }

    static @Nullable String email(Fields fields) {
        var email = typedEmail(fields);
        if (email != null && !EMAIL.matcher(email).matches()) {
            fields.fault("email", "This has to be an e-mail address, such as ada@example.org.");
        }
        return email;
    }

    /**
     * An e-mail address to be looked for, be it one or not.
     *
     * @return in NFC: the same letters may be typed as different code points
     */
    static @Nullable String typedEmail(Fields fields) {
        var email = fields.required("email", fields.text("email", 1, 254));
        return email == null ? null : Normalizer.normalize(email, Normalizer.Form.NFC);
    }

    static @Nullable String newPassword(Fields fields, String member) {
        var password = fields.required(member, passwordText(fields, member, 8));
        if (password != null && CommonPasswords.contain(Passwords.normal(password))) {
            fields.fault(
                    member,
                    "This is one of the commonest passwords, which are tried first. Choose another one.");
            return null;
        }
        return password;
    }

    /** A password to be compared: what rule it was chosen under does not matter any more. */
    static @Nullable String password(Fields fields, String member) {
        return fields.required(member, passwordText(fields, member, 1));
    }

    /** White space around it makes no password long enough, but too long. */
    private static @Nullable String passwordText(Fields fields, String member, int least) {
        var password = fields.rawText(member, least, LONGEST_PASSWORD);
        if (password != null && password.codePointCount(0, password.length()) > LONGEST_PASSWORD) {
            fields.fault(member, "At most %d characters.".formatted(LONGEST_PASSWORD));
            return null;
        }
        return password;
    }

    static @Nullable String name(Fields fields) {
        var name = fields.text("name", 0, 100);
        return name == null || name.isEmpty() ? null : name;
    }
}
