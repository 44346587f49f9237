package todo.api.chat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import todo.api.WireNames;

/** The author of a message. */
public enum Role {
    USER,
    ASSISTANT;

    /**
     * @return the name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException whose message names the roles
     */
    static Role parse(String text) {
        return WireNames.parse(values(), Role::wire, text);
    }
}
