package todo.web.task;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which tasks are looked at. */
public enum StatusFilter {
    ALL("All"),
    OPEN("Open"),
    DONE("Done");

    private final String words;

    StatusFilter(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * @return as it is written in addresses and forms
     */
    public String wire() {
        return words.toLowerCase(Locale.ROOT);
    }

    public String path() {
        return this == ALL ? "/" : "/?show=" + wire();
    }

    /**
     * @return the one with that name; all for any other
     */
    static StatusFilter of(@Nullable String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire().equals(wire))
                .findFirst()
                .orElse(ALL);
    }
}
