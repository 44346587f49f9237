package todo.api.account;

import com.fasterxml.jackson.annotation.JsonValue;

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
        return switch (text) {
            case "read" -> READ;
            case "write" -> WRITE;
            default -> throw new IllegalArgumentException("Use read or write.");
        };
    }
}
