package todo.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Where the product is found from outside the cluster.
 *
 * @param host the name that the Ingress knows it by
 * @param address what answers for the Ingress: an address or a name, without a port
 */
record Site(String host, String address) {

    /** What an Ingress controller says where it knows no such path, or nobody behind it. */
    private static final List<Integer> UNROUTED = List.of(404, 502, 503, 504);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    static Site configured() {
        return new Site(
                System.getProperty("e2e.host", "todo.local"),
                System.getProperty("e2e.address", "127.0.0.1"));
    }

    /** As a browser writes it, which has to be told where that host is. */
    String url(String path) {
        return "http://" + host + path;
    }

    /** As a client writes it that sends the Host header itself. */
    URI direct(String path) {
        return URI.create("http://" + address + path);
    }

    /**
     * Waits until the Ingress controller has heard of both services, which is a moment after they
     * are ready.
     */
    void awaitRouted() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : List.of("/", "/api/tasks")) {
                var request =
                        HttpRequest.newBuilder(direct(path))
                                .header("Host", host)
                                .timeout(PATIENCE)
                                .build();
                var deadline = System.nanoTime() + PATIENCE.toNanos();
                while (unrouted(client, request)) {
                    if (System.nanoTime() > deadline) {
                        throw new AssertionError("the Ingress does not route " + url(path));
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
