package todo.api.database;

import java.util.List;

/**
 * An SQL expression over one row, with its parameters. It is a condition (of type boolean) unless
 * the method that returns it names another type. Immutable.
 *
 * @param sql one question mark for each parameter; user input never becomes part of it
 * @param parameters in the order of their question marks; types as {@link Sql#with} takes them
 */
public record Condition(String sql, List<Object> parameters) {

    public static final Condition ALWAYS = new Condition("true", List.of());

    public Condition {
        parameters = List.copyOf(parameters);
    }
}
