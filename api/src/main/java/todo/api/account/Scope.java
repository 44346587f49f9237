package todo.api.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import todo.api.WireNames;

/** What a token permits. Each scope includes those before it. */
public enum Scope {
    READ,
    WRITE,
    DELETE;

    /**
     * @return the name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean includes(Scope other) {
        return compareTo(other) >= 0;
    }

    /**
     * @return this and those that it includes, the least first
     */
    public List<Scope> all() {
        return Arrays.stream(values()).filter(this::includes).toList();
    }

    /**
     * @throws IllegalArgumentException whose message names the scopes
     */
    public static Scope parse(String text) {
        return WireNames.parse(values(), Scope::wire, text);
    }
}
