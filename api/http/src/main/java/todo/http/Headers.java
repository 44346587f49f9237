package todo.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Header fields by name, whose case does not matter; immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5">RFC 9110, section 5</a>
 */
public final class Headers {

    public static final Headers NONE = new Headers(Map.of());

    private final Map<String, List<String>> fields;

    /**
     * @param fields values by name, in the order of their lines
     */
    public Headers(Map<String, List<String>> fields) {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        this.fields = copy;
    }

    /**
     * @return the first value, or null where there is none
     */
    public @Nullable String first(String name) {
        var values = all(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /**
     * @return every value, one for each line; empty where there is none
     */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /**
     * @return these and one more line
     * @throws IllegalArgumentException if the name or value could end the line: nothing may be
     *     smuggled into an answer
     */
    public Headers and(String name, String value) {
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("not a header name");
        }
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
            throw new IllegalArgumentException("a control character in the header " + name);
        }
        var changed = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(fields);
        var values = new ArrayList<>(all(name));
        values.add(value);
        changed.put(name, values);
        return new Headers(changed);
    }

    /**
     * @return these with {@code value} as the only line of {@code name}
     */
    public Headers with(String name, String value) {
        var changed = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(fields);
        changed.remove(name);
        return new Headers(changed).and(name, value);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * @return values by name
     */
    public Map<String, List<String>> asMap() {
        return fields;
    }

    /**
     * @return whether a comma-separated list header names {@code token}, in any case
     */
    public boolean lists(String name, String token) {
        return all(name).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .anyMatch(item -> item.strip().toLowerCase(Locale.ROOT).equals(token));
    }
}
