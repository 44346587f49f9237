package todo.api.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import todo.api.database.Condition;
import todo.api.database.Sql;

/** Conditions that all have to hold, with their parameters; not safe for concurrent use. */
final class Where {

    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param first with a question mark for each of the {@code values}, as in {@link #and}
     */
    Where(String first, Object... values) {
        sql = new StringBuilder(first);
        parameters.addAll(List.of(values));
    }

    Where and(String condition, Object... values) {
        sql.append(" and ").append(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    Where copy() {
        return new Where(sql(), parameters());
    }

    Where and(Condition condition) {
        return and(condition.sql(), condition.parameters().toArray());
    }

    String sql() {
        return sql.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    /**
     * @return for how many tasks they hold
     */
    long count(Function<String, Sql> statement) {
        return statement
                .apply("select count(*) from tasks where " + sql)
                .with(parameters())
                .first(row -> row.getLong(1))
                .orElseThrow();
    }

    /**
     * @return equal for equal conditions
     */
    List<Object> key() {
        return List.of(sql(), List.copyOf(parameters));
    }
}
