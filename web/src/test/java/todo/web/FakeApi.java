package todo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An API that answers what a test tells it to, and remembers what it was asked. */
public final class FakeApi implements AutoCloseable {

    public static final String ID = "0198c1de-0000-7000-8000-000000000001";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    /** A request that came, its headers by name in lower case. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    private FakeApi(HttpServer server) {
        this.server = server;
    }

    /** Starts with an empty list for whoever asks. */
    public static FakeApi start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var api = new FakeApi(server);
            server.createContext("/", api::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return api.noTasks().fail("POST /api/auth/refresh", 401, "The session has ended.");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on whoever asks has no tasks. */
    public FakeApi noTasks() {
        return on("GET /api/tasks", 200, "{\"tasks\":[],\"total\":0,\"next_cursor\":null}");
    }

    /**
     * From now on answers {@code call}, such as {@code GET /api/tasks}, like this; with a query it
     * is for that one alone.
     */
    public FakeApi on(String call, int status, String body) {
        answers.put(call, new Answer(status, body));
        return this;
    }

    /** From now on fails {@code call} as the API does. */
    public FakeApi fail(String call, int status, String detail) {
        return fail(call, status, detail, "");
    }

    /**
     * @param errors what is inside the brackets of a 422's errors
     */
    public FakeApi fail(String call, int status, String detail, String errors) {
        return on(call, status, "{\"detail\":\"%s\",\"errors\":[%s]}".formatted(detail, errors));
    }

    /** From now on answers everything with 503, as when its database is away. */
    public FakeApi away() {
        answers.clear();
        return this;
    }

    public List<Asked> asked() {
        return asked;
    }

    public static String task(String title, long version) {
        return """
        {"id":"%s","title":"%s","description":"As stored","status":"pending","priority":"Low","tags":[],\
        "due_date":"2026-12-24T18:30:00Z","created_at":"2026-11-01T08:00:00Z","version":%d}\
        """
                .formatted(ID, title, version);
    }

    /**
     * @param understood what is inside the brackets
     */
    public static String quick(String title, String understood) {
        return "{\"task\":%s,\"understood\":[%s]}".formatted(task(title, 1), understood);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var uri = exchange.getRequestURI();
            asked.add(new Asked(exchange.getRequestMethod(), uri.toString(), headers, body));
            var method = exchange.getRequestMethod() + " ";
            var answer =
                    answers.getOrDefault(
                            method + uri,
                            answers.getOrDefault(
                                    method + uri.getPath(),
                                    new Answer(503, "{\"detail\":\"away\"}")));
            var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            var type = answer.status < 400 ? "application/json" : "application/problem+json";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
