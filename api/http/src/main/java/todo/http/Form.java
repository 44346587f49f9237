package todo.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
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
     * @throws Failure.BadRequest if two hexadecimal digits do not follow a percent sign
     * @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">URL,
     *     application/x-www-form-urlencoded</a>
     */
    public static Form parse(String encoded) {
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

    /**
     * @return these fields and those of {@code other}, which replace fields of the same name
     */
    public Form and(Form other) {
        var all = new LinkedHashMap<>(fields);
        all.putAll(other.fields);
        return new Form(all);
    }

    /**
     * @return the text that {@link #parse} reads
     */
    public String encoded() {
        var pairs = new ArrayList<String>();
        fields.forEach((name, values) ->
                values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    /**
     * @return the text as a name or value of {@link #encoded}
     */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * @return the text behind its percent-encoding
     * @throws Failure.BadRequest if two hexadecimal digits do not follow a percent sign
     */
    public static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Failure.BadRequest(
                    "A percent sign is not followed by two hexadecimal digits.");
        }
    }
}
