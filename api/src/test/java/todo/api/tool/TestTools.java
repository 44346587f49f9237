package todo.api.tool;

import io.prometheus.client.CollectorRegistry;

/** The tools, for tests that look at their definitions only. */
public final class TestTools {

    private TestTools() {}

    /** All of them, without anything behind them. */
    @SuppressWarnings("NullAway")
    public static Tools without() {
        return ToolCatalog.create(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new CollectorRegistry());
    }
}
