package todo.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import todo.api.oauth.OauthRoutes;
import todo.http.AccessLog;
import todo.http.ConcurrencyLimit;
import todo.http.Cors;
import todo.http.Filter;
import todo.http.LoadShedding;
import todo.http.Problems;
import todo.http.Request;
import todo.http.SecurityHeaders;
import todo.http.TrustedProxies;

/** What every request passes, from the outside to its route. */
final class RequestFilters {

    /** What Kubernetes and Prometheus ask every few seconds. */
    private static final Set<String> PROBES = Set.of("/health", "/ready", "/metrics");

    /**
     * The time limit of all statements of a request, less the time that it has waited for
     * admission, so that it is answered within five seconds. Long operations have a limit of their
     * own.
     */
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(4);

    /** For requests that have waited long for their turn in a cold JVM. */
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(2_500);

    private RequestFilters() {}

    /**
     * @param places for requests in progress
     */
    static List<Filter> of(Core core, ConcurrencyLimit places) {
        var config = core.config();
        Filter version =
                next -> request -> next.handle(request).with("API-Version", config.apiVersion());
        Filter patience =
                next ->
                        request ->
                                core.database()
                                        .within(patience(request), () -> next.handle(request));
        return List.of(
                new TrustedProxies(config.trustedProxies()),
                new AccessLog(PROBES),
                core.metrics(),
                new SecurityHeaders("default-src 'none'; frame-ancestors 'none'"),
                version,
                new Cors(
                        config.corsOrigins(),
                        config.oauth() == null ? Set.of() : OauthRoutes.PUBLIC_PATHS),
                Problems.json(),
                new LoadShedding(places, PROBES),
                patience);
    }

    private static Duration patience(Request request) {
        var left = DATABASE_PATIENCE.minus(request.age());
        return left.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : left;
    }
}
