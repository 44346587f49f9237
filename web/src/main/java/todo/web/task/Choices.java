package todo.web.task;

import java.util.List;
import todo.http.Form;

/**
 * The arrangements that a kind of view allows; the first of each is the default.
 *
 * @param orders one if the order cannot be chosen
 * @param groupings one if the grouping cannot be chosen
 */
public record Choices(List<Shape> shapes, List<Order> orders, List<Grouping> groupings) {

    private static final List<Shape> ALL = List.of(Shape.values());

    private static final List<Grouping> GROUPINGS =
            List.of(
                    Grouping.NONE,
                    Grouping.DUE_DAY,
                    Grouping.PRIORITY,
                    Grouping.LIST,
                    Grouping.TAG);

    public static Choices of(View view) {
        return switch (view.kind()) {
            case TODAY ->
                    new Choices(
                            List.of(Shape.LIST, Shape.BOARD),
                            List.of(Order.DUE, Order.PRIORITY, Order.TITLE, Order.ADDED),
                            List.of(
                                    Grouping.DAY_PART,
                                    Grouping.NONE,
                                    Grouping.PRIORITY,
                                    Grouping.LIST,
                                    Grouping.TAG));
            case UPCOMING ->
                    new Choices(
                            ALL,
                            List.of(Order.DUE, Order.PRIORITY, Order.TITLE, Order.ADDED),
                            List.of(
                                    Grouping.DUE_DAY,
                                    Grouping.NONE,
                                    Grouping.PRIORITY,
                                    Grouping.LIST,
                                    Grouping.TAG));
            case CALENDAR ->
                    new Choices(List.of(Shape.MONTH), List.of(Order.DUE), List.of(Grouping.NONE));
            case COMPLETED ->
                    new Choices(
                            List.of(Shape.LIST),
                            List.of(Order.COMPLETED),
                            List.of(Grouping.COMPLETION_DAY));
            case INBOX, LIST ->
                    new Choices(
                            ALL,
                            List.of(
                                    Order.HAND,
                                    Order.DUE,
                                    Order.PRIORITY,
                                    Order.TITLE,
                                    Order.ADDED),
                            List.of(
                                    Grouping.NONE,
                                    Grouping.DUE_DAY,
                                    Grouping.PRIORITY,
                                    Grouping.TAG));
            case TAG ->
                    new Choices(
                            ALL,
                            List.of(Order.DUE, Order.PRIORITY, Order.TITLE, Order.ADDED),
                            GROUPINGS);
            case SAVED ->
                    new Choices(
                            ALL,
                            List.of(
                                    Order.SAVED,
                                    Order.DUE,
                                    Order.PRIORITY,
                                    Order.TITLE,
                                    Order.ADDED),
                            GROUPINGS);
            case SEARCH ->
                    new Choices(
                            ALL,
                            List.of(Order.ADDED, Order.DUE, Order.PRIORITY, Order.TITLE),
                            GROUPINGS);
        };
    }

    /**
     * @param form with the fields {@code shape}, {@code order} and {@code grouping}
     * @return the default where a field is absent or not allowed
     */
    Arrangement arrangement(Form form) {
        return new Arrangement(
                shapes.stream()
                        .filter(shape -> shape.wire().equals(form.get("shape")))
                        .findFirst()
                        .orElse(shapes.getFirst()),
                orders.stream()
                        .filter(order -> order.wire().equals(form.get("order")))
                        .findFirst()
                        .orElse(orders.getFirst()),
                groupings.stream()
                        .filter(grouping -> grouping.wire().equals(form.get("grouping")))
                        .findFirst()
                        .orElse(groupings.getFirst()));
    }

    /**
     * @return whether order or grouping can be chosen
     */
    public boolean canArrange() {
        return orders.size() > 1 || groupings.size() > 1;
    }
}
