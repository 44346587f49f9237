package todo.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Starts servers on any free port, without a concurrency limit. */
final class Servers {

    /** Stops without a delay. */
    static final Server.Stop NOW = new Server.Stop(Duration.ZERO, Duration.ofSeconds(5));

    private Servers() {}

    static Server start(Routes routes, List<Filter> filters) throws IOException {
        return start(routes, filters, new Drain(), NOW);
    }

    static Server start(Routes routes, List<Filter> filters, Drain drain, Server.Stop stop)
            throws IOException {
        return Server.start(0, routes, filters, drain, stop, unlimited());
    }

    static Server start(Routes routes, List<Filter> filters, Drain drain, WriteTimeouts timeouts)
            throws IOException {
        return start(
                routes, filters, drain, timeouts, BodyMemory.of(Runtime.getRuntime().maxMemory()));
    }

    static Server start(
            Routes routes,
            List<Filter> filters,
            Drain drain,
            WriteTimeouts timeouts,
            BodyMemory memory)
            throws IOException {
        return Server.start(0, routes, filters, drain, NOW, unlimited(), timeouts, memory);
    }

    private static ConcurrencyLimit unlimited() {
        return new ConcurrencyLimit(Integer.MAX_VALUE);
    }
}
