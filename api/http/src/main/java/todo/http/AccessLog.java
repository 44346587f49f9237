package todo.http;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line for each request; and its id in every line that is logged meanwhile, and in the answer.
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
                var start = System.nanoTime();
                var response = next.handle(request);
                write(request, response, Duration.ofNanos(System.nanoTime() - start));
                return response.with("X-Request-Id", request.id());
            } finally {
                MDC.clear();
            }
        };
    }

    private void write(Request request, Response response, Duration duration) {
        MDC.put("method", request.method());
        MDC.put("path", request.path());
        MDC.put("route", request.route());
        MDC.put("status", Integer.toString(response.status()));
        MDC.put("duration_ms", Long.toString(duration.toMillis()));
        MDC.put("peer", request.peer());
        if (quiet.contains(request.route())) {
            log.debug("{} {} {}", request.method(), request.path(), response.status());
        } else {
            log.info("{} {} {}", request.method(), request.path(), response.status());
        }
    }
}
