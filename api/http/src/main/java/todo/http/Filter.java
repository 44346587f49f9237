package todo.http;

import java.util.List;

/** Wraps a handler, to change its requests or its responses. */
@FunctionalInterface
public interface Filter {

    /**
     * @return a handler that calls {@code next} or answers by itself
     */
    Handler around(Handler next);

    /**
     * @return {@code handler} inside all {@code filters}, the first of them outermost
     */
    static Handler chain(List<Filter> filters, Handler handler) {
        return filters.reversed().stream()
                .reduce(handler, (inner, filter) -> filter.around(inner), (a, b) -> b);
    }
}
