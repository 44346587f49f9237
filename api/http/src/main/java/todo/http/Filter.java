package todo.http;

import java.util.List;

/** Wraps a handler: looks at what goes in and what comes out. */
@FunctionalInterface
public interface Filter {

    /**
     * @return a handler that calls {@code next}, or answers itself
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
