package todo.api.database;

import java.util.List;

/**
 * Something that holds for a row, or does not.
 *
 * @param sql with a question mark for each of the parameters, and nothing in it that came from
 *     outside
 */
public record Condition(String sql, List<Object> parameters) {

    public static final Condition ALWAYS = new Condition("true", List.of());
}
