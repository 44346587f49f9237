package todo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves routes over HTTP/1.1, each request on a virtual thread of its own.
 *
 * <p>The way of a request: {@link Exchange} reads it strictly, {@link Routes} finds its handler,
 * the filters wrap that, and the response is written. Nothing that a client sends or a handler
 * throws ends the server.
 */
public final class Server implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Routes routes;
    private final List<Filter> filters;
    private final Drain drain;
    private final Stop stop;

    /**
     * How the server leaves.
     *
     * @param notice how long it goes on serving, unready, until everybody has heard that it leaves
     * @param patience how long it then waits at most for what is running
     */
    public record Stop(Duration notice, Duration patience) {

        /** At once: for tests, and where nobody routes requests here. */
        public static final Stop NOW = new Stop(Duration.ZERO, Duration.ofSeconds(5));
    }

    private Server(HttpServer http, Routes routes, List<Filter> filters, Drain drain, Stop stop) {
        this.http = http;
        this.routes = routes;
        this.filters = List.copyOf(filters);
        this.drain = drain;
        this.stop = stop;
    }

    /**
     * Listens on every address of this machine.
     *
     * @param port 0 for any free one
     * @param filters around every request, the first of them outermost; they answer for a handler
     *     that throws
     * @throws IOException if the port is taken
     */
    public static Server start(
            int port, Routes routes, List<Filter> filters, Drain drain, Stop stop)
            throws IOException {
        Limits.apply();
        var http = HttpServer.create(new InetSocketAddress(port), 1024);
        var server = new Server(http, routes, filters, drain, stop);
        http.setExecutor(server.threads);
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    private void serve(HttpExchange raw) {
        drain.enter();
        try (raw) {
            var exchange = new Exchange(raw);
            var fault = exchange.fault();
            var request = exchange.request(fault == null);
            var match =
                    fault == null ? routes.match(request.method(), request.path()) : refuse(fault);
            var response =
                    Filter.chain(filters, match.handler())
                            .handle(request.matched(match.template(), match.parameters()));
            exchange.write(response, fault != null || drain.begun());
        } catch (IOException gone) {
            log.debug("the client left before its answer", gone);
        } catch (RuntimeException | Error broken) {
            log.error("a request could not be answered", broken);
        } finally {
            drain.leave();
        }
    }

    private static Routes.Match refuse(Failure fault) {
        return new Routes.Match(
                Routes.UNMATCHED,
                java.util.Map.of(),
                request -> {
                    throw fault;
                });
    }

    /** Leaves as {@link Stop} says: unready first, then without a request that fails. */
    @Override
    public void close() {
        drain.begin();
        try {
            Thread.sleep(stop.notice());
            if (!drain.awaitIdle(stop.patience())) {
                log.warn("requests were still running after {}", stop.patience());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        http.stop(0);
        threads.shutdownNow();
    }
}
