package todo.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import todo.failure.Failure;

/**
 * The fields of a submitted HTML form or of a query; immutable.
 *
 * @param fields values by name, in the order in which they were sent
 */
public record Form(Map<String, List<String>> fields) {

    private static final Form EMPTY = new Form(Map.of());

    /**
     * @return the first value of a field, not normalized; empty where it is absent
     */
    public String get(String name) {
        var values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /**
     * @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">URL,
     *     application/x-www-form-urlencoded</a>
     */
    static Form parse(String encoded) {
        if (encoded.isEmpty()) {
            return EMPTY;
        }
        var fields = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
            }
        }
        return new Form(fields);
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Failure.BadRequest(
                    "A percent sign is not followed by two hexadecimal digits.");
        }
    }
}
