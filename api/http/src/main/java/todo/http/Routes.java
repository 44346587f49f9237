package todo.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import todo.failure.Failure;

/**
 * Maps methods and paths to handlers. A template's segment is a literal or a parameter, as in
 * {@code /api/tasks/{id}}; a suffix may follow the parameter, as in {@code
 * /api/feeds/{secret}.ics}. A literal takes precedence over a parameter. Add all routes before the
 * server starts: reading is safe for concurrent use, adding is not.
 */
public final class Routes {

    /** The route of every request that no template matches, so that metrics stay bounded. */
    public static final String UNMATCHED = "(none)";

    private static final RouteMatch NOT_FOUND =
            new RouteMatch(
                    UNMATCHED,
                    Map.of(),
                    request -> {
                        throw new Failure.NotFound("There is nothing at this address.");
                    });

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]*}");

    /** Replaces parameters in shapes, and sorts after every letter. */
    private static final String LAST = "\uffff";

    private final Map<String, Template> known = new LinkedHashMap<>();
    private final List<Template> parametric = new ArrayList<>();

    public Routes get(String template, Handler handler) {
        return add("GET", template, handler);
    }

    public Routes post(String template, Handler handler) {
        return add("POST", template, handler);
    }

    public Routes put(String template, Handler handler) {
        return add("PUT", template, handler);
    }

    public Routes patch(String template, Handler handler) {
        return add("PATCH", template, handler);
    }

    public Routes delete(String template, Handler handler) {
        return add("DELETE", template, handler);
    }

    /** Replaces the answer to OPTIONS, which otherwise names the methods of the template. */
    public Routes options(String template, Handler handler) {
        return add("OPTIONS", template, handler);
    }

    private Routes add(String method, String text, Handler handler) {
        var template = known.computeIfAbsent(text, this::template);
        if (template.handlers.putIfAbsent(method, handler) != null) {
            throw new IllegalArgumentException(method + " " + text + " is added twice");
        }
        return this;
    }

    private Template template(String text) {
        var template = new Template(text, segments(text), new TreeMap<>());
        for (var other : known.values()) {
            if (other.shape().equals(template.shape())) {
                throw new IllegalArgumentException(
                        text + " matches the same paths as " + other.text);
            }
        }
        if (text.contains("{")) {
            parametric.add(template);
            parametric.sort(Comparator.comparing(Template::shape));
        }
        return template;
    }

    /**
     * @return the methods of each template
     */
    public Map<String, Set<String>> all() {
        var all = new TreeMap<String, Set<String>>();
        known.forEach((text, template) -> all.put(text, Set.copyOf(template.handlers.keySet())));
        return all;
    }

    /**
     * @param path not decoded, beginning with a slash
     */
    RouteMatch match(String method, String path) {
        var literal = known.get(path);
        if (literal != null) {
            return new RouteMatch(path, Map.of(), literal.handler(method));
        }
        var segments = segments(path);
        for (var template : parametric) {
            if (template.matches(segments)) {
                return new RouteMatch(
                        template.text, template.parameters(segments), template.handler(method));
            }
        }
        return NOT_FOUND;
    }

    private static String[] segments(String path) {
        return path.substring(1).split("/", -1);
    }

    record RouteMatch(String template, Map<String, String> parameters, Handler handler) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Template(String text, String[] segments, Map<String, Handler> handlers) {

        /**
         * @return equal for templates that match the same paths; sorts literals before parameters
         */
        String shape() {
            return PARAMETER.matcher(text).replaceAll(LAST);
        }

        boolean matches(String[] actual) {
            if (actual.length != segments.length) {
                return false;
            }
            for (var i = 0; i < segments.length; i++) {
                var matches =
                        isParameter(i)
                                ? actual[i].endsWith(suffix(i))
                                        && actual[i].length() > suffix(i).length()
                                : segments[i].equals(actual[i]);
                if (!matches) {
                    return false;
                }
            }
            return true;
        }

        Map<String, String> parameters(String[] actual) {
            var parameters = new HashMap<String, String>();
            for (var i = 0; i < segments.length; i++) {
                if (isParameter(i)) {
                    var name = segments[i].substring(1, segments[i].indexOf('}'));
                    var length = actual[i].length() - suffix(i).length();
                    parameters.put(name, decode(actual[i].substring(0, length)));
                }
            }
            return parameters;
        }

        private boolean isParameter(int i) {
            return segments[i].startsWith("{");
        }

        private String suffix(int i) {
            return segments[i].substring(segments[i].indexOf('}') + 1);
        }

        Handler handler(String method) {
            var handler = handlers.get(method.equals("HEAD") ? "GET" : method);
            if (handler != null) {
                return handler;
            }
            var allowed = new TreeSet<>(handlers.keySet());
            allowed.add("OPTIONS");
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            if (method.equals("OPTIONS")) {
                return request -> Response.status(204).with("Allow", String.join(", ", allowed));
            }
            return request -> {
                throw new Failure.MethodNotAllowed(allowed);
            };
        }

        /** In a path, a plus sign is no space. */
        private static String decode(String segment) {
            return segment.indexOf('%') < 0
                    ? segment
                    : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
