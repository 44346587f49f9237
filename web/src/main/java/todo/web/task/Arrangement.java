package todo.web.task;

import java.util.List;
import java.util.Map;
import todo.http.Form;

/** How the tasks of a view are shown, as {@link Choices} allow it. */
public record Arrangement(Shape shape, Order order, Grouping grouping) {

    /**
     * @return the fields that {@link Choices#arrangement} reads
     */
    Form form() {
        return new Form(
                Map.of(
                        "shape", List.of(shape.wire()),
                        "order", List.of(order.wire()),
                        "grouping", List.of(grouping.wire())));
    }

    Arrangement in(Shape other) {
        return new Arrangement(other, order, grouping);
    }

    /**
     * @return whether the headings of a list name the days on which its tasks are due
     */
    boolean hasDays() {
        return shape == Shape.LIST
                && (grouping == Grouping.DAY_PART || grouping == Grouping.DUE_DAY);
    }
}
