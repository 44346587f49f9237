package todo.api.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a token permits. */
public enum Scope {
    READ("read"),
    WRITE("write");

    private final String wire;

    Scope(String wire) {
        this.wire = wire;
    }

    /**
     * @return the name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return wire;
    }

    static Scope parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "read" -> READ;
            case "write" -> WRITE;
            default -> throw new IllegalArgumentException("Use read or write.");
        };
    }
}
