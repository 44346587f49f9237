package todo.api.query;

import java.util.List;
import java.util.Locale;

/** The syntax tree of a query. */
sealed interface Node {

    /** The empty query: matches every task. */
    record Everything() implements Node {}

    record All(List<Node> nodes) implements Node {}

    record Any(List<Node> nodes) implements Node {}

    record Not(Node node) implements Node {}

    /**
     * Words in this order.
     *
     * @param prefix whether the last word matches as a prefix
     */
    record Text(String text, boolean prefix) implements Node {}

    record HasTag(String name) implements Node {}

    record InList(String name) implements Node {}

    record HasPriority(PriorityLevel priority) implements Node {}

    record Is(TaskState state) implements Node {}

    record Lacks(Attribute attribute) implements Node {}

    record DateFilter(DateField field, Comparison comparison, DateTerm term) implements Node {}

    enum PriorityLevel {
        HIGH,
        MEDIUM,
        LOW
    }

    /** In the order in which a message suggests them. */
    enum TaskState {
        OPEN,
        DONE,
        OVERDUE,
        RECURRING,
        PENDING,
        IN_PROGRESS,
        ALL_DAY,
        SUBTASK
    }

    /** A part of a task that may be absent. */
    enum Attribute {
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
     * @return the value's spelling in a query, such as {@code in-progress}
     */
    static String spelling(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
