package todo.api.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of things whose changes are logged. */
public enum Entity {
    TASK("tasks", "title"),
    LIST("lists", "name"),
    QUERY("saved_queries", "name");

    private final String table;
    private final String name;

    Entity(String table, String name) {
        this.table = table;
        this.name = name;
    }

    /**
     * @return its name in the API and in the database
     */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if it is none of {@link #wire()}
     */
    public static Entity parse(String text) {
        return Arrays.stream(values())
                .filter(entity -> entity.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /**
     * @return the table of its rows
     */
    public String table() {
        return table;
    }

    /**
     * @return the column that a person knows it by
     */
    String title() {
        return name;
    }
}
