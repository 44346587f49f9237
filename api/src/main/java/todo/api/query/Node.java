package todo.api.query;

import java.util.List;
import java.util.Locale;

/** What a query says, without spelling and places: a tree. */
sealed interface Node {

    /** What an empty query finds. */
    record Everything() implements Node {}

    record All(List<Node> nodes) implements Node {}

    record Any(List<Node> nodes) implements Node {}

    record Not(Node node) implements Node {}

    /**
     * Words in this order.
     *
     * @param prefix whether the last word is only the beginning of one
     */
    record Text(String text, boolean prefix) implements Node {}

    record Tag(String name) implements Node {}

    record InList(String name) implements Node {}

    record OfPriority(Priority priority) implements Node {}

    record Is(State state) implements Node {}

    record Lacks(Part part) implements Node {}

    record Dated(DateField field, Comparison comparison, DateTerm moment) implements Node {}

    enum Priority {
        HIGH,
        MEDIUM,
        LOW
    }

    enum State {
        OPEN,
        DONE,
        PENDING,
        IN_PROGRESS,
        OVERDUE,
        RECURRING,
        ALL_DAY,
        SUBTASK
    }

    /** What a task may have or lack. */
    enum Part {
        DUE,
        LIST,
        TAGS,
        REMINDER,
        DESCRIPTION,
        RECURRENCE,
        PARENT,
        SUBTASKS
    }

    enum DateField {
        DUE("due_date"),
        CREATED("created_at"),
        UPDATED("updated_at"),
        COMPLETED("completed_at");

        final String column;

        DateField(String column) {
            this.column = column;
        }
    }

    enum Comparison {
        ON,
        BEFORE,
        UNTIL,
        AFTER,
        FROM
    }

    /**
     * @return how a value is spelled in a query: {@code in-progress}
     */
    static String spelling(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
