package todo.api.query;

import java.util.List;

/**
 * A piece of SQL about one row of tasks.
 *
 * @param sql with a question mark for each parameter, in which nothing that a user wrote stands
 * @param parameters strings, instants, UUIDs, in the order of their question marks
 */
public record Expression(String sql, List<Object> parameters) {

    public Expression {
        parameters = List.copyOf(parameters);
    }
}
