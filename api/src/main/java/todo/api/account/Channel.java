package todo.api.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import todo.api.WireNames;

/** The part of the product through which a change was made, as the change log records it. */
public enum Channel {
    BROWSER,
    API,
    CHAT,
    MCP,
    SYSTEM;

    /**
     * @return the name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException whose message names the channels
     */
    public static Channel parse(String text) {
        return WireNames.parse(values(), Channel::wire, text);
    }
}
