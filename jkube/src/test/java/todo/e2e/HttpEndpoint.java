package todo.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Where clients outside the cluster reach the product: the Ingress, a node port or a forwarded
 * port.
 *
 * @param host value of the Host header
 * @param address IP address or name to connect to, optionally with a port
 */
record HttpEndpoint(String host, String address) {

    /** Statuses of an Ingress controller without a route or without a ready backend. */
    private static final List<Integer> UNROUTED = List.of(404, 502, 503, 504);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    static HttpEndpoint configured() {
        return new HttpEndpoint(
                System.getProperty("e2e.host", "todo.local"),
                System.getProperty("e2e.address", "127.0.0.1"));
    }

    /** The URL for a browser, which must be able to resolve the host. */
    String url(String path) {
        return "http://" + host + path;
    }

    /** The URL for a client that sets the Host header itself. */
    URI direct(String path) {
        return URI.create("http://" + address + path);
    }

    /** Waits until the Ingress controller routes to both services. */
    void awaitRouted() throws InterruptedException {
        awaitRouted("/", "/api/tasks");
    }

    /**
     * Waits until the services that are responsible for these paths can be reached: the network of
     * the cluster learns of a service or pod shortly after it has been created or become ready.
     */
    void awaitRouted(String... paths) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : paths) {
                var request =
                        HttpRequest.newBuilder(direct(path))
                                .header("Host", host)
                                .timeout(TIMEOUT)
                                .build();
                var deadline = System.nanoTime() + TIMEOUT.toNanos();
                while (unrouted(client, request)) {
                    if (System.nanoTime() > deadline) {
                        throw new AssertionError("nothing answers at " + direct(path));
                    }
                    Thread.sleep(PAUSE);
                }
            }
        }
    }

    private static boolean unrouted(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return UNROUTED.contains(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException refused) {
            return true;
        }
    }
}
