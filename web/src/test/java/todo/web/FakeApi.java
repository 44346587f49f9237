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
import todo.failure.FailureCode;

/** An API that gives the answers of a test, and records the calls. */
public final class FakeApi implements AutoCloseable {

    public static final String ID = "0198c1de-0000-7000-8000-000000000001";

    /** The operation of every write. */
    public static final String OPERATION = "0198c1de-0000-7000-8000-000000000002";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Answer> firstAnswers = new ConcurrentHashMap<>();
    private final Map<String, FakeStream> streams = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    /** A request; the names of its headers are in lower case. */
    public record Call(String method, String path, Map<String, String> headers, String body) {}

    private FakeApi(HttpServer server) {
        this.server = server;
    }

    /** Starts with an empty list of tasks. */
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

    /** From now on there are no tasks, lists, tags, saved queries and notifications. */
    public FakeApi noTasks() {
        return on("GET /api/tasks", 200, "{\"tasks\":[],\"total\":0,\"next_cursor\":null}")
                .on(
                        "GET /api/overview",
                        200,
                        """
                        {"inbox":0,"today":0,"overdue":0,"unread_count":0,"lists":[],"queries":[],"tags":[]}\
                        """)
                .on("GET /api/changes", 200, "{\"changes\":[],\"next_cursor\":null}")
                .on("GET /api/notifications", 200, "{\"notifications\":[],\"unread_count\":0}");
    }

    /**
     * From now on gives this answer to {@code call}, such as {@code GET /api/tasks}. A call with a
     * query takes precedence.
     */
    public FakeApi on(String call, int status, String body) {
        streams.remove(call);
        answers.put(call, new Answer(status, body));
        return this;
    }

    /** From now on answers {@code call} with a stream of events. */
    public FakeApi stream(String call, FakeStream stream) {
        streams.put(call, stream);
        return this;
    }

    /** From now on answers {@code call} with a problem. */
    public FakeApi fail(String call, int status, String detail) {
        return fail(call, status, detail, "");
    }

    /**
     * @param errors the elements of a 422's errors, in JSON
     */
    public FakeApi fail(String call, int status, String detail, String errors) {
        return on(call, status, "{\"detail\":\"%s\",\"errors\":[%s]}".formatted(detail, errors));
    }

    /** From now on answers {@code call} with a problem that has a code. */
    public FakeApi fail(String call, int status, FailureCode code, String detail) {
        return on(
                call,
                status,
                "{\"type\":\"/problems/%s\",\"detail\":\"%s\"}".formatted(code.wire(), detail));
    }

    /** Answers the next {@code call} with a problem. */
    public FakeApi failOnce(String call, int status, String detail) {
        firstAnswers.put(
                call, new Answer(status, "{\"detail\":\"%s\",\"errors\":[]}".formatted(detail)));
        return this;
    }

    /** From now on answers every call with 503, as without a database. */
    public FakeApi unavailable() {
        answers.clear();
        return this;
    }

    public List<Call> calls() {
        return calls;
    }

    public static String task(String title, long version) {
        return """
        {"id":"%s","title":"%s","description":"As stored","status":"pending","priority":"Low","tags":[],\
        "due_date":"2026-12-24T18:30:00Z","created_at":"2026-11-01T08:00:00Z","version":%d}\
        """
                .formatted(ID, title, version);
    }

    /**
     * @param understood elements in JSON
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
            calls.add(new Call(exchange.getRequestMethod(), uri.toString(), headers, body));
            var method = exchange.getRequestMethod() + " ";
            var stream = streams.get(method + uri);
            if (stream != null) {
                stream.run(exchange);
                return;
            }
            var first = firstAnswers.remove(method + uri);
            var answer = first == null ? answer(method, uri) : first;
            var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            var type = answer.status < 400 ? "application/json" : "application/problem+json";
            exchange.getResponseHeaders().set("Content-Type", type);
            if (answer.status < 300 && !method.equals("GET ")) {
                exchange.getResponseHeaders().set("Operation-Id", OPERATION);
            }
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String method, URI uri) {
        return answers.getOrDefault(
                method + uri,
                answers.getOrDefault(
                        method + uri.getPath(), new Answer(503, "{\"detail\":\"unavailable\"}")));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
