package todo.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Servers as tests want them: on any free port, and with room for everybody. */
final class Servers {

    /** For a server that leaves at once. */
    static final Server.Stop NOW = new Server.Stop(Duration.ZERO, Duration.ofSeconds(5));

    private Servers() {}

    static Server start(Routes routes, List<Filter> filters) throws IOException {
        return start(routes, filters, new Drain(), NOW);
    }

    static Server start(Routes routes, List<Filter> filters, Drain drain, Server.Stop stop)
            throws IOException {
        return Server.start(0, routes, filters, drain, stop, everybody());
    }

    static Server start(Routes routes, List<Filter> filters, Drain drain, WriteTimeouts stalls)
            throws IOException {
        return start(
                routes, filters, drain, stalls, BodyMemory.of(Runtime.getRuntime().maxMemory()));
    }

    static Server start(
            Routes routes,
            List<Filter> filters,
            Drain drain,
            WriteTimeouts stalls,
            BodyMemory memory)
            throws IOException {
        return Server.start(0, routes, filters, drain, NOW, everybody(), stalls, memory);
    }

    private static ConcurrencyLimit everybody() {
        return new ConcurrencyLimit(Integer.MAX_VALUE);
    }
}
