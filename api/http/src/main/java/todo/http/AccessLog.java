package todo.http;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line for each request, when it is answered, or its stream has ended; and its id in every line
 * that is logged meanwhile, and in the answer.
 */
public final class AccessLog implements Filter {

    private static final Logger log = LoggerFactory.getLogger("access");

    private final Set<String> quiet;

    /**
     * @param quiet routes that are asked every few seconds, logged at DEBUG only
     */
    public AccessLog(Set<String> quiet) {
        this.quiet = Set.copyOf(quiet);
    }

    @Override
    public Handler around(Handler next) {
        return request -> {
            MDC.put("request_id", request.id());
            try {
                var response = next.handle(request);
                return response.with("X-Request-Id", request.id())
                        .ended(whole -> end(request, response.status(), whole));
            } catch (RuntimeException | Error unanswered) {
                MDC.clear();
                throw unanswered;
            }
        };
    }

    private void end(Request request, int status, boolean whole) {
        try {
            if (!whole) {
                MDC.put("broken_off", "true");
            }
            write(request, status);
        } finally {
            MDC.clear();
        }
    }

    private void write(Request request, int status) {
        MDC.put("method", request.method());
        var path = shown(request);
        MDC.put("path", path);
        MDC.put("route", request.route());
        MDC.put("status", Integer.toString(status));
        MDC.put("duration_ms", Long.toString(request.age().toMillis()));
        MDC.put("peer", request.peer());
        if (quiet.contains(request.route())) {
            log.debug("{} {} {}", request.method(), path, status);
        } else {
            log.info("{} {} {}", request.method(), path, status);
        }
    }

    /** Whoever knows the path of a route with a secret in it needs nothing else. */
    private static String shown(Request request) {
        return request.route().contains("{secret}") ? request.route() : request.path();
    }
}
