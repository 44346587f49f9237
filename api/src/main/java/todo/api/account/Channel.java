package todo.api.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By which way somebody works on their tasks: what the change log says of each change. */
public enum Channel {
    BROWSER,
    API,
    CHAT,
    MCP,
    SYSTEM;

    /** Sent by the frontend; anybody may, for nothing depends on it but what the owner reads. */
    static final String HEADER = "Todo-Through";

    /**
     * @return its name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
