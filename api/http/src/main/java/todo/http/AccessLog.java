package todo.http;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Logs one line for each request when its answer is ready, or when its stream has ended. Puts the
 * request's id into every line that is logged meanwhile and into the answer.
 */
public final class AccessLog implements Filter {

    private static final Logger log = LoggerFactory.getLogger("access");

    private final Set<String> quiet;

    /**
     * @param quiet routes that are called every few seconds, logged at DEBUG only
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
                        .ended(complete -> end(request, response.status(), complete));
            } catch (RuntimeException | Error unanswered) {
                MDC.clear();
                throw unanswered;
            }
        };
    }

    private void end(Request request, int status, boolean complete) {
        try {
            if (!quiet.contains(request.route())) {
                log.info(line(request, status, complete));
            } else if (log.isDebugEnabled()) {
                log.debug(line(request, status, complete));
            }
        } finally {
            MDC.clear();
        }
    }

    /** Puts the fields of the line into the MDC and returns its message. */
    private static String line(Request request, int status, boolean complete) {
        var path = loggable(request);
        MDC.put("method", request.method());
        MDC.put("path", path);
        MDC.put("route", request.route());
        MDC.put("status", Integer.toString(status));
        MDC.put("duration_ms", Long.toString(request.age().toMillis()));
        MDC.put("peer", request.peer());
        if (!complete) {
            MDC.put("broken_off", "true");
        }
        return request.method() + " " + path + " " + status;
    }

    /** The path of a route with a secret in it grants access by itself. */
    private static String loggable(Request request) {
        return request.route().contains("{secret}") ? request.route() : request.path();
    }
}
