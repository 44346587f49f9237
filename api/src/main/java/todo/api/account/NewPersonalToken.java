package todo.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import todo.api.WireNames;

/**
 * A personal token to be issued.
 *
 * @param name 1 to 100 code points
 * @param expiresAt null for never
 */
record NewPersonalToken(String name, Scope scope, @Nullable Instant expiresAt) {

    /** In code points. */
    static final int MAX_NAME_LENGTH = 100;

    NewPersonalToken {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("Use 1 to " + MAX_NAME_LENGTH + " characters.");
        }
    }

    /**
     * @throws IllegalArgumentException if a personal token cannot have this scope
     */
    static Scope scope(String text) {
        return WireNames.parse(new Scope[] {Scope.READ, Scope.WRITE}, Scope::wire, text);
    }
}
