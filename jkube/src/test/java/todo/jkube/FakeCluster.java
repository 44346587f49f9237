package todo.jkube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A fake API server with nothing but Secrets, for charts that use {@code lookup}. The build sets
 * KUBECONFIG to a file that only this class writes, so that no test uses a real cluster.
 */
final class FakeCluster implements AutoCloseable {

    private static final Path KUBECONFIG = ownConfig();

    private final HttpServer server;
    private final Map<String, String> secrets = new HashMap<>();

    private FakeCluster(HttpServer server) {
        this.server = server;
    }

    /** In a build with the profile e2e, KUBECONFIG is the file of a real cluster. */
    private static Path ownConfig() {
        var file = Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG")));
        if (!file.endsWith("fake-cluster/kubeconfig")) {
            throw new IllegalStateException("This would overwrite " + file);
        }
        return file;
    }

    static FakeCluster start() {
        try {
            var loopback = InetAddress.getLoopbackAddress();
            var server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            var cluster = new FakeCluster(server);
            server.createContext("/", cluster::answer);
            server.start();
            Files.createDirectories(KUBECONFIG.getParent());
            Files.writeString(
                    KUBECONFIG,
                    """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
                    contexts: [{name: fake, context: {cluster: fake, user: ""}}]
                    current-context: fake
                    """
                            .formatted(server.getAddress().getPort()));
            return cluster;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Adds a Secret with one entry. */
    void keep(String name, String key, String value) {
        var encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        secrets.put(
                "/api/v1/namespaces/todo/secrets/" + name,
                """
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s"},"data":{"%s":"%s"}}\
                """
                        .formatted(name, key, encoded));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var secret = secrets.get(path);
        if (path.equals("/api/v1")) {
            send(
                    exchange,
                    200,
                    """
                    {"kind":"APIResourceList","groupVersion":"v1",
                    "resources":[{"name":"secrets","namespaced":true,"kind":"Secret","verbs":["get"]}]}
                    """);
        } else if (secret != null) {
            send(exchange, 200, secret);
        } else {
            send(
                    exchange,
                    404,
                    """
                    {"apiVersion":"v1","kind":"Status","status":"Failure","reason":"NotFound","code":404}
                    """);
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
