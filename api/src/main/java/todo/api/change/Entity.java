package todo.api.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the log keeps the changes of. */
public enum Entity {
    TASK(
            "tasks",
            "title",
            """
            title description status priority tags due_date reminder_lead_time completed_at created_at
            list_id parent_id position recurrence_rule recurrence_from all_day follows\
            """),
    LIST("lists", "name", "name color position archived created_at"),
    QUERY("saved_queries", "name", "name q sort direction position created_at");

    private final String table;
    private final String name;
    private final String columns;

    Entity(String table, String name, String columns) {
        this.table = table;
        this.name = name;
        this.columns = columns;
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
     * @return where it is kept
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

    /**
     * @return all columns of its table that people change; beside them there are the id, the owner,
     *     the version and when it was changed, and what the database reckons by itself
     */
    List<String> columns() {
        return List.of(columns.split("\\s+", -1));
    }
}
