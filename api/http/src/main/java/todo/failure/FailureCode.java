package todo.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Says for programs what went wrong: one code for each thing that can. Codes are stable; a face of
 * the product translates them, the API into the {@code type} of a problem.
 */
public enum FailureCode {
    BAD_REQUEST("Bad request"),
    UNREADABLE_FILE("Unreadable file"),
    OAUTH_REQUEST("Invalid request of an app"),

    NOT_SIGNED_IN("Not signed in"),
    WRONG_CREDENTIALS("Wrong e-mail address or password"),

    READ_ONLY_TOKEN("This token may only read"),
    INSUFFICIENT_SCOPE("The app was not allowed to do this"),
    PASSWORD_REQUIRED("A sign-in with the password is required"),
    CROSS_SITE("Request from another site"),

    NOT_FOUND("Not found"),
    METHOD_NOT_ALLOWED("Method not allowed"),

    EMAIL_TAKEN("E-mail address already registered"),
    NAME_TAKEN("Name already in use"),
    ID_TAKEN("Id already in use"),
    LIMIT_REACHED("Limit reached"),
    OPEN_SUBTASKS("Subtasks are open"),
    ALREADY_COMPLETED("Already completed"),
    NOT_RECURRING("Not recurring"),
    LAST_OCCURRENCE("Last occurrence"),
    NO_GAP("No position left between two neighbours"),
    NOTHING_TO_UNDO("Nothing to undo"),
    ALREADY_UNDONE("Already undone"),
    UNDO_BLOCKED("Later changes prevent the undo"),
    SECRET_SHOWN("Secret already shown"),
    BUSY("Locked by another request"),

    CHANGED_ELSEWHERE("Changed elsewhere"),
    TOO_LARGE("Too large"),
    UNSUPPORTED_MEDIA_TYPE("Unsupported media type"),
    INVALID("Invalid"),
    TOO_MANY_ATTEMPTS("Too many attempts"),
    INTERNAL_ERROR("Internal error"),

    OVERLOADED("Too many requests are in progress"),
    TOO_MANY_WRITES("Too many writes of one account are in progress"),
    TOO_MANY_STREAMS("Too many event streams are open"),
    TOO_MANY_TRANSFERS("Too many imports and exports are in progress"),
    SLOW_QUERY("The query took too long"),
    DATABASE_UNAVAILABLE("Database unavailable"),
    API_UNAVAILABLE("API unavailable"),
    SHUTTING_DOWN("Shutting down");

    private final String title;

    FailureCode(String title) {
        this.title = title;
    }

    /**
     * @return such as {@code open-subtasks}
     */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param wire see {@link #wire()}
     */
    public static Optional<FailureCode> parse(String wire) {
        return Arrays.stream(values()).filter(code -> code.wire().equals(wire)).findFirst();
    }

    /**
     * @return a few words for a person, the same each time
     */
    public String title() {
        return title;
    }
}
