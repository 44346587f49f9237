package todo.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request, parsed and bounded. Immutable but for the body, which is read from the connection when
 * it is first asked for, by the thread that handles the request.
 */
public final class Request {

    private final String id;
    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Headers headers;
    private final String peer;
    private final Body body;
    private final String route;
    private final Map<String, String> pathParameters;

    /** The bytes of a body, read at most once. */
    interface Body {
        /**
         * @throws Failure.TooLarge if there are more than {@code limit} bytes
         */
        byte[] read(int limit);
    }

    Request(
            String id,
            String method,
            String path,
            @Nullable String query,
            Headers headers,
            String peer,
            Body body) {
        this(
                id,
                method,
                path,
                parseForm(query == null ? "" : query),
                headers,
                peer,
                body,
                "",
                Map.of());
    }

    private Request(
            String id,
            String method,
            String path,
            Map<String, List<String>> query,
            Headers headers,
            String peer,
            Body body,
            String route,
            Map<String, String> pathParameters) {
        this.id = id;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.peer = peer;
        this.body = body;
        this.route = route;
        this.pathParameters = pathParameters;
    }

    Request matched(String template, Map<String, String> parameters) {
        return new Request(id, method, path, query, headers, peer, body, template, parameters);
    }

    /**
     * @return what names this request in logs and answers
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
     * @return the decoded path, beginning with a slash
     */
    public String path() {
        return path;
    }

    /**
     * @return the template that the path matched, such as {@code /api/tasks/{id}}: what metrics are
     *     kept by
     */
    public String route() {
        return route;
    }

    /**
     * @param name a name from the route's template
     * @return the decoded segment in its place
     */
    public String pathParameter(String name) {
        var value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(route + " has no {" + name + "}");
        }
        return value;
    }

    /**
     * @return the first value of a query parameter; null where it is absent or empty
     */
    public @Nullable String query(String name) {
        var values = query.getOrDefault(name, List.of());
        return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
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
     * @return the address of the other end of the connection, which may be a proxy's
     */
    public String peer() {
        return peer;
    }

    /**
     * @param limit in bytes
     * @return the whole body; empty where there is none
     * @throws Failure.TooLarge if it is longer
     * @throws Failure.BadRequest if it breaks off
     */
    public byte[] body(int limit) {
        return body.read(limit);
    }

    /**
     * @param limit in bytes
     * @return the fields of a submitted HTML form
     * @throws Failure.UnsupportedMediaType if the body is something else
     */
    public Form form(int limit) {
        var type = header("Content-Type");
        if (type == null
                || !type.toLowerCase(java.util.Locale.ROOT)
                        .startsWith("application/x-www-form-urlencoded")) {
            throw new Failure.UnsupportedMediaType("Send a form.");
        }
        return new Form(parseForm(new String(body(limit), StandardCharsets.UTF_8)));
    }

    private static Map<String, List<String>> parseForm(String encoded) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
            }
        }
        return fields;
    }

    private static String decode(String encoded) {
        try {
            return java.net.URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Failure.BadRequest(
                    "A percent sign in the query or form is not followed by two hexadecimal digits.");
        }
    }
}
