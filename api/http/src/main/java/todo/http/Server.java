package todo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;

/**
 * Serves routes over HTTP/1.1, each request on a virtual thread of its own. Nothing that a client
 * sends or a handler throws stops it.
 *
 * <p>The path of a request: {@link AdmissionQueue} starts it, {@link Exchange} reads it strictly,
 * {@link Routes} finds its handler, the filters wrap that, and {@link Exchange} writes the
 * response.
 */
public final class Server implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AdmissionQueue queue;
    private final Routes routes;
    private final Handler chain;
    private final Drain drain;
    private final Stop stop;
    private final WriteTimeouts timeouts;
    private final BodyMemory memory;
    private final ScopedValue<Long> arrived = ScopedValue.newInstance();

    /**
     * How the server stops.
     *
     * @param delay how long it still serves while it is not ready, so that no client is sent here
     *     any more
     * @param timeout how long it then waits for running requests
     */
    public record Stop(Duration delay, Duration timeout) {}

    private Server(
            HttpServer http,
            Routes routes,
            List<Filter> filters,
            Drain drain,
            Stop stop,
            ConcurrencyLimit limit,
            WriteTimeouts timeouts,
            BodyMemory memory) {
        this.queue = new AdmissionQueue(threads, limit);
        this.http = http;
        this.routes = routes;
        this.chain = Filter.chain(filters, Request::handle);
        this.drain = drain;
        this.stop = stop;
        this.timeouts = timeouts;
        this.memory = memory;
    }

    /**
     * Listens on every address of this machine. The JVM lives until {@link #close()} if the calling
     * thread is not a daemon.
     *
     * @param port 0 for any free port
     * @param filters around every request, the first of them outermost; they answer for a handler
     *     that throws
     * @param limit the same that {@link LoadShedding} applies
     * @throws IOException if the port is taken
     */
    public static Server start(
            int port,
            Routes routes,
            List<Filter> filters,
            Drain drain,
            Stop stop,
            ConcurrencyLimit limit)
            throws IOException {
        var memory = BodyMemory.of(Runtime.getRuntime().maxMemory());
        var timeouts = new WriteTimeouts(WriteTimeouts.TIMEOUT);
        return start(port, routes, filters, drain, stop, limit, timeouts, memory);
    }

    static Server start(
            int port,
            Routes routes,
            List<Filter> filters,
            Drain drain,
            Stop stop,
            ConcurrencyLimit limit,
            WriteTimeouts timeouts,
            BodyMemory memory)
            throws IOException {
        Limits.apply(Limits.PROPERTIES);
        var http = HttpServer.create(new InetSocketAddress(port), 1024);
        var server = new Server(http, routes, filters, drain, stop, limit, timeouts, memory);
        http.setExecutor(server::run);
        http.createContext("/", server::serve);
        http.start();
        server.threads.execute(timeouts);
        server.threads.execute(server.queue::runQueue);
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /**
     * @param exchange reads a request from its first byte and writes its answer to the last one;
     *     {@link #close()} waits for all of it
     */
    private void run(Runnable exchange) {
        drain.enter();
        var now = ScopedValue.where(arrived, System.nanoTime());
        queue.execute(() -> {
            try {
                now.run(exchange);
            } finally {
                drain.leave();
            }
        });
    }

    /**
     * @throws IOException where no answer could be written: only this makes the JDK's server forget
     *     the connection, which would otherwise count as open until its timeout
     */
    private void serve(HttpExchange raw) throws IOException {
        var body = memory.reservation();
        var exchange = new Exchange(raw, body);
        try {
            var fault = exchange.fault();
            var request = exchange.request(arrived.get(), fault == null);
            var match =
                    fault == null ? routes.match(request.method(), request.path()) : refuse(fault);
            var response = answer(request.matched(match));
            exchange.write(
                    response,
                    fault != null || drain.begun(),
                    out -> new TimedOutput(out, timeouts, drain));
        } catch (IOException gone) {
            log.debug("the client left before its answer", gone);
            throw gone;
        } catch (RuntimeException | Error broken) {
            log.error("an answer could not be written", broken);
            throw new IOException(broken);
        } finally {
            body.release();
        }
    }

    private Response answer(Request request) {
        try {
            return chain.handle(request);
        } catch (RuntimeException | Error unanswered) {
            log.error(
                    "no filter answered for {} {}", request.method(), request.route(), unanswered);
            return Response.status(500);
        }
    }

    private static Routes.RouteMatch refuse(Failure fault) {
        return new Routes.RouteMatch(
                Routes.UNMATCHED,
                Map.of(),
                request -> {
                    throw fault;
                });
    }

    /**
     * Stops as {@link Stop} says, without failing a request.
     *
     * <p>It listens until no request is running, and only then stops the JDK's server, with no
     * delay: that server considers itself idle between a request's head and its handler, and would
     * cut the connection. It would also wait for ever for clients that aborted.
     */
    @Override
    public void close() {
        drain.begin();
        try {
            Thread.sleep(stop.delay());
            if (!drain.awaitIdle(stop.timeout())) {
                log.warn("requests were still running after {}", stop.timeout());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        http.stop(0);
        threads.shutdownNow();
    }
}
