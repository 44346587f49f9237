package todo.http;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.GarbageCollectorExports;
import io.prometheus.client.hotspot.MemoryPoolsExports;
import io.prometheus.client.hotspot.StandardExports;
import io.prometheus.client.hotspot.ThreadExports;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts and times requests by the template of their route, and exports all metrics to Prometheus.
 */
public final class Metrics implements Filter {

    private final CollectorRegistry registry = new CollectorRegistry();
    private final AtomicBoolean jvmRegistered = new AtomicBoolean();

    private final Counter requests =
            Counter.build("http_requests", "Requests answered.")
                    .labelNames("method", "path", "status")
                    .register(registry);
    private final Histogram duration =
            Histogram.build(
                            "http_request_duration_seconds",
                            "From the request's arrival to the answer.")
                    .labelNames("method", "path")
                    .buckets(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
                    .register(registry);
    private final Gauge inProgress =
            Gauge.build("http_requests_in_progress", "Requests being answered.").register(registry);
    private final Gauge eventStreams =
            Gauge.build("http_listeners", "Event streams that are open.").register(registry);

    /**
     * @return where other collectors register
     */
    public CollectorRegistry registry() {
        return registry;
    }

    @Override
    public Handler around(Handler next) {
        return request -> {
            inProgress.inc();
            try {
                var response = next.handle(request);
                return response.body() instanceof Body.Stream stream && stream.isLongLived()
                        ? streaming(request, response)
                        : response.ended(complete -> end(request, response));
            } catch (RuntimeException | Error unanswered) {
                inProgress.dec();
                throw unanswered;
            }
        };
    }

    /** The time that a client listens is no part of its response time. */
    private Response streaming(Request request, Response response) {
        end(request, response);
        eventStreams.inc();
        return response.ended(complete -> eventStreams.dec());
    }

    private void end(Request request, Response response) {
        inProgress.dec();
        var method = method(request);
        duration.labels(method, request.route()).observe(request.age().toNanos() / 1e9);
        requests.labels(method, request.route(), Integer.toString(response.status())).inc();
    }

    /** {@code GET /metrics}, in Prometheus's text format. */
    public Response show(Request request) {
        // The JVM's own metrics load java.management, which takes 0.1 s of CPU: too much for the
        // start.
        if (jvmRegistered.compareAndSet(false, true)) {
            registry.register(new StandardExports());
            registry.register(new MemoryPoolsExports());
            registry.register(new GarbageCollectorExports());
            registry.register(new ThreadExports());
        }
        var text = new StringWriter();
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Response.of(
                200, TextFormat.CONTENT_TYPE_004, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Clients can invent methods, which must not become label values. */
    private static String method(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> request.method();
            default -> "other";
        };
    }
}
