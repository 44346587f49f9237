package todo.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * A request, parsed and bounded. Immutable, except for the body, which is read from the connection
 * on first use by the thread that handles the request.
 */
public final class Request {

    private static final Routes.RouteMatch UNMATCHED =
            new Routes.RouteMatch("", Map.of(), request -> Response.status(404));

    private final long arrived;
    private final String id;
    private final String method;
    private final String path;
    private final Form query;
    private final Headers headers;
    private final String peer;
    private final Reader body;
    private final Routes.RouteMatch match;

    /** The bytes of a body, read from the connection at most once. */
    interface Reader {
        /**
         * @throws Failure.TooLarge if there are more than {@code limit} bytes
         */
        byte[] read(int limit);

        /**
         * @return the same as a stream, with only a few KiB in memory; reading throws {@link
         *     Failure.TooLarge} after {@code limit} bytes
         */
        default InputStream open(int limit) {
            return new ByteArrayInputStream(read(limit));
        }
    }

    /**
     * @param arrived when, by {@link System#nanoTime()}
     */
    Request(
            long arrived,
            String id,
            String method,
            String path,
            @Nullable String query,
            Headers headers,
            String peer,
            Reader body) {
        this(
                arrived,
                id,
                method,
                path,
                Form.parse(query == null ? "" : query),
                headers,
                peer,
                body,
                UNMATCHED);
    }

    private Request(
            long arrived,
            String id,
            String method,
            String path,
            Form query,
            Headers headers,
            String peer,
            Reader body,
            Routes.RouteMatch match) {
        this.arrived = arrived;
        this.id = id;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.peer = peer;
        this.body = body;
        this.match = match;
    }

    Request matched(Routes.RouteMatch match) {
        return new Request(arrived, id, method, path, query, headers, peer, body, match);
    }

    /**
     * @return this with {@code read} in place of reading the whole body
     */
    Request reading(IntFunction<byte[]> read) {
        var reader =
                new Reader() {
                    @Override
                    public byte[] read(int limit) {
                        return read.apply(limit);
                    }

                    @Override
                    public InputStream open(int limit) {
                        return body.open(limit);
                    }
                };
        return new Request(arrived, id, method, path, query, headers, peer, reader, match);
    }

    /**
     * @return this, from {@code client}
     */
    Request from(String client) {
        return new Request(arrived, id, method, path, query, headers, client, body, match);
    }

    /**
     * @return this without the lines of a header
     */
    Request without(String header) {
        return new Request(
                arrived, id, method, path, query, headers.without(header), peer, body, match);
    }

    /**
     * @return the answer of its route's handler
     */
    Response handle() {
        return match.handler().handle(this);
    }

    /**
     * @return the time since it arrived, which includes its time in the admission queue
     */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - arrived);
    }

    /**
     * @return the request's id in logs and answers
     */
    public String id() {
        return id;
    }

    /**
     * @return the method in capitals
     */
    public String method() {
        return method;
    }

    /**
     * @return the path as it was sent, not decoded, beginning with a slash
     */
    public String path() {
        return path;
    }

    /**
     * @return the template that the path matched, such as {@code /api/tasks/{id}}; a label in
     *     metrics
     */
    public String route() {
        return match.template();
    }

    /**
     * @param name a name from the route's template
     * @return the decoded segment
     */
    public String pathParameter(String name) {
        var value = match.parameters().get(name);
        if (value == null) {
            throw new IllegalArgumentException(route() + " has no {" + name + "}");
        }
        return value;
    }

    /**
     * @return the first value of a query parameter, in NFC like text in JSON; null where it is
     *     absent or empty
     */
    public @Nullable String query(String name) {
        var value = query.get(name);
        return value.isEmpty() ? null : Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    /**
     * @return the whole query
     */
    public Form query() {
        return query;
    }

    public Headers headers() {
        return headers;
    }

    /**
     * @return the first value of a header; null where it is absent
     */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /**
     * @return the address of the client, found by {@link TrustedProxies}; without that filter, the
     *     address of the connection's other end
     */
    public String peer() {
        return peer;
    }

    /**
     * @param limit in bytes
     * @return the whole body, the same each time; empty where there is none
     * @throws Failure.TooLarge if it is longer
     * @throws Failure.BadRequest if it breaks off
     */
    public byte[] body(int limit) {
        return body.read(limit);
    }

    /**
     * Reads the body from the connection while it arrives, without keeping it in memory. Works
     * once, and excludes {@link #body}.
     *
     * @param limit in bytes
     * @return throws {@link Failure.TooLarge} beyond the limit, and {@link Failure.BadRequest}
     *     where the body breaks off
     */
    public InputStream stream(int limit) {
        return body.open(limit);
    }

    /**
     * @param limit in bytes
     * @return the fields of a submitted HTML form
     * @throws Failure.UnsupportedMediaType if the body is no form
     * @throws Failure.BadRequest if two hexadecimal digits do not follow a percent sign
     */
    public Form form(int limit) {
        var type = header("Content-Type");
        if (type == null
                || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw new Failure.UnsupportedMediaType("Send a form.");
        }
        return Form.parse(new String(body(limit), StandardCharsets.UTF_8));
    }
}
