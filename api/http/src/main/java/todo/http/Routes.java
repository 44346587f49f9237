package todo.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which handler answers which method of which path. A template's segment is a literal or a
 * parameter: {@code /api/tasks/{id}}; a literal wins over a parameter. Filled while the service is
 * put together, only read after that.
 */
public final class Routes {

    /** The route of a request that no template matches: one value, so that metrics stay bounded. */
    public static final String UNMATCHED = "(none)";

    private final List<Template> templates = new ArrayList<>();

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

    private Routes add(String method, String text, Handler handler) {
        var template =
                templates.stream()
                        .filter(t -> t.text.equals(text))
                        .findFirst()
                        .orElseGet(() -> {
                            var added =
                                    new Template(
                                            text,
                                            List.of(text.substring(1).split("/", -1)),
                                            new TreeMap<>());
                            templates.add(added);
                            templates.sort(Comparator.comparing(Template::order));
                            return added;
                        });
        if (template.handlers.putIfAbsent(method, handler) != null) {
            throw new IllegalArgumentException(method + " " + text + " is there twice");
        }
        return this;
    }

    /**
     * @return the methods that were given to each template
     */
    public Map<String, Set<String>> all() {
        var all = new TreeMap<String, Set<String>>();
        templates.forEach(
                template -> all.put(template.text, Set.copyOf(template.handlers.keySet())));
        return all;
    }

    /**
     * @param path decoded in no part, beginning with a slash
     */
    Match match(String method, String path) {
        var segments = List.of(path.substring(1).split("/", -1));
        for (var template : templates) {
            var parameters = template.match(segments);
            if (parameters != null) {
                return new Match(template.text, parameters, template.handler(method));
            }
        }
        return new Match(
                UNMATCHED,
                Map.of(),
                request -> {
                    throw new Failure.NotFound("There is nothing at this address.");
                });
    }

    record Match(String template, Map<String, String> parameters, Handler handler) {}

    private record Template(String text, List<String> segments, Map<String, Handler> handlers) {

        /**
         * @return sorts literals before parameters
         */
        String order() {
            return text.replace('{', Character.MAX_VALUE);
        }

        /**
         * @return the parameters' values; null where the segments do not fit
         */
        @Nullable Map<String, String> match(List<String> actual) {
            if (actual.size() != segments.size()) {
                return null;
            }
            var parameters = new HashMap<String, String>();
            for (var i = 0; i < segments.size(); i++) {
                var segment = segments.get(i);
                if (segment.startsWith("{")) {
                    parameters.put(
                            segment.substring(1, segment.length() - 1), decode(actual.get(i)));
                } else if (!segment.equals(actual.get(i))) {
                    return null;
                }
            }
            return parameters;
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

        private static String decode(String segment) {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
