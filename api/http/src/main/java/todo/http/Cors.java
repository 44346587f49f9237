package todo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import todo.json.Json;

/**
 * Allows pages of the configured origins to call this service from a browser, with credentials. Any
 * other origin gets no CORS headers, so the browser hides the answer from it. This filter is
 * outside {@link Problems}, so that pages can read errors.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, the CORS protocol</a>
 */
public final class Cors implements Filter {

    private static final String KEY = "CORS_ORIGINS";

    /** As browsers write it: lower case, no default port, no path. */
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    private static final Pattern DEFAULT_PORT = Pattern.compile("http:.*:80|https:.*:443");

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, MCP-Protocol-Version,"
                    + " Mcp-Method, Mcp-Name, User-Agent, X-Request-Id, X-Requested-With";
    private static final String RESPONSE_HEADERS =
            "Conversation-Id, ETag, Idempotency-Replayed, Location, Retry-After, WWW-Authenticate,"
                    + " X-Request-Id";

    /** How long a browser may cache a preflight, in seconds. */
    private static final String MAX_AGE = "600";

    private final Set<String> origins;
    private final Set<String> publicPaths;

    /**
     * @param origins as {@link #origins(Env)} reads them
     */
    public Cors(Set<String> origins) {
        this(origins, Set.of());
    }

    /**
     * @param origins as {@link #origins(Env)} reads them
     * @param publicPaths that pages of any origin may call, without credentials; without these and
     *     without origins, this filter does nothing
     */
    public Cors(Set<String> origins, Set<String> publicPaths) {
        this.origins = Set.copyOf(origins);
        this.publicPaths = Set.copyOf(publicPaths);
    }

    /**
     * @return the origins of CORS_ORIGINS, separated by commas or as a JSON list; none by default
     */
    public static Set<String> origins(Env env) {
        return env.text(KEY, "").isEmpty() ? Set.of() : env.parsed(KEY, "", Cors::parse, Set.of());
    }

    private static Set<String> parse(String text) {
        var origins = new TreeSet<String>();
        var position = 0;
        for (var entry : text.startsWith("[") ? list(text) : List.of(text.split(",", -1))) {
            position++;
            var origin = String.valueOf(entry).strip(); // a JSON list may hold a null
            if (origin.contains("*")) {
                throw new IllegalArgumentException(
                        "may not contain *: browsers send credentials here, so list every origin");
            }
            if (!ORIGIN.matcher(origin).matches() || DEFAULT_PORT.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "has an invalid origin at position "
                                + position
                                + ": use scheme://host or scheme://host:port, in lower case, without a path and"
                                + " without the scheme's default port");
            }
            origins.add(origin);
        }
        return origins;
    }

    private static List<String> list(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException broken) {
            // Without the cause, whose message quotes the value.
            throw new IllegalArgumentException(
                    "has to be a JSON list of strings if it begins with [");
        }
    }

    @Override
    public Handler around(Handler next) {
        if (origins.isEmpty() && publicPaths.isEmpty()) {
            return next;
        }
        return request -> {
            if (publicPaths.contains(request.path())) {
                return answer(request, next).with("Access-Control-Allow-Origin", "*");
            }
            var origin = request.header("Origin");
            if (origin == null || !origins.contains(origin)) {
                return next.handle(request).and("Vary", "Origin");
            }
            return answer(request, next)
                    .and("Vary", "Origin")
                    .with("Access-Control-Allow-Origin", origin)
                    .with("Access-Control-Allow-Credentials", "true")
                    .with("Access-Control-Expose-Headers", RESPONSE_HEADERS);
        };
    }

    private static Response answer(Request request, Handler next) {
        return isPreflight(request) ? preflightResponse() : next.handle(request);
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.headers().has("Access-Control-Request-Method");
    }

    private static Response preflightResponse() {
        return Response.status(204)
                .with("Access-Control-Allow-Methods", METHODS)
                .with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .with("Access-Control-Max-Age", MAX_AGE);
    }
}
