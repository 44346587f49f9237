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
 * sends or a handler throws ends it.
 *
 * <p>The way of a request: {@link Exchange} reads it strictly, {@link Routes} finds its handler,
 * the filters wrap that, and the response is written.
 */
public final class Server implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AdmissionQueue turnstile;
    private final Routes routes;
    private final Handler chain;
    private final Drain drain;
    private final Stop stop;
    private final WriteTimeouts stalls;
    private final BodyMemory memory;
    private final ScopedValue<Long> arrived = ScopedValue.newInstance();

    /**
     * How the server leaves.
     *
     * @param notice how long it goes on serving, unready, until everybody has heard that it leaves
     * @param patience how long it then waits at most for what is running
     */
    public record Stop(Duration notice, Duration patience) {}

    private Server(
            HttpServer http,
            Routes routes,
            List<Filter> filters,
            Drain drain,
            Stop stop,
            ConcurrencyLimit places,
            WriteTimeouts stalls,
            BodyMemory memory) {
        this.turnstile = new AdmissionQueue(threads, places);
        this.http = http;
        this.routes = routes;
        this.chain = Filter.chain(filters, Request::handle);
        this.drain = drain;
        this.stop = stop;
        this.stalls = stalls;
        this.memory = memory;
    }

    /**
     * Listens on every address of this machine. The JVM lives until {@link #close()} if the calling
     * thread is not a daemon.
     *
     * @param port 0 for any free one
     * @param filters around every request, the first of them outermost; they answer for a handler
     *     that throws
     * @param places which the filters give out
     * @throws IOException if the port is taken
     */
    public static Server start(
            int port,
            Routes routes,
            List<Filter> filters,
            Drain drain,
            Stop stop,
            ConcurrencyLimit places)
            throws IOException {
        var memory = BodyMemory.of(Runtime.getRuntime().maxMemory());
        var stalls = new WriteTimeouts(WriteTimeouts.PATIENCE);
        return start(port, routes, filters, drain, stop, places, stalls, memory);
    }

    static Server start(
            int port,
            Routes routes,
            List<Filter> filters,
            Drain drain,
            Stop stop,
            ConcurrencyLimit places,
            WriteTimeouts stalls,
            BodyMemory memory)
            throws IOException {
        Limits.apply(Limits.PROPERTIES);
        var http = HttpServer.create(new InetSocketAddress(port), 1024);
        var server = new Server(http, routes, filters, drain, stop, places, stalls, memory);
        http.setExecutor(server::run);
        http.createContext("/", server::serve);
        http.start();
        server.threads.execute(stalls);
        server.threads.execute(server.turnstile::usher);
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /**
     * @param exchange from a request's first byte to the last one of its answer; all of that is
     *     waited for before leaving
     */
    private void run(Runnable exchange) {
        drain.enter();
        var now = ScopedValue.where(arrived, System.nanoTime());
        turnstile.execute(() -> {
            try {
                now.run(exchange);
            } finally {
                drain.leave();
            }
        });
    }

    /**
     * @throws IOException where no answer could be written: only this makes the JDK's server forget
     *     the connection, which would else count among the open ones until its time is over
     */
    private void serve(HttpExchange raw) throws IOException {
        var body = memory.share();
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
                    out -> new TimedOutput(out, stalls, drain));
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

    private static Routes.Match refuse(Failure fault) {
        return new Routes.Match(
                Routes.UNMATCHED,
                Map.of(),
                request -> {
                    throw fault;
                });
    }

    /**
     * Leaves as {@link Stop} says: unready first, then without a request that fails.
     *
     * <p>It listens until nothing is running, and only then stops the JDK's server, at once: that
     * one takes itself for idle while it goes over from a request's head to its handler, and would
     * cut the connection. It would also wait for ever for clients that aborted.
     */
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
