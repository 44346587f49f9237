package todo.web.task;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Selects tasks by their status. */
public enum StatusFilter {
    ALL("All"),
    OPEN("Open"),
    COMPLETED("Completed");

    private final String label;

    StatusFilter(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * @return the name in URLs and forms
     */
    public String wire() {
        return label.toLowerCase(Locale.ROOT);
    }

    public String path() {
        return this == ALL ? "/" : "/?show=" + wire();
    }

    /**
     * @return the filter with this name; all if there is none
     */
    static StatusFilter of(@Nullable String wire) {
        // Bookmarks may still have its former name.
        var name = "done".equals(wire) ? "completed" : wire;
        return Arrays.stream(values())
                .filter(value -> value.wire().equals(name))
                .findFirst()
                .orElse(ALL);
    }
}
