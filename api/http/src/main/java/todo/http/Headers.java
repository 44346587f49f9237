package todo.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields by name, whose case does not matter; immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5">RFC 9110, section 5</a>
 */
public final class Headers {

    public static final Headers NONE = new Headers(new String[0]);

    /** Name, value, name, value: so few lines are searched and copied faster than a map. */
    private final String[] lines;

    private Headers(String[] lines) {
        this.lines = lines;
    }

    /**
     * @param fields values by name, in the order of their lines
     */
    public Headers(Map<String, List<String>> fields) {
        var all = new ArrayList<String>();
        fields.forEach((name, values) ->
                values.forEach(value -> {
                    all.add(name);
                    all.add(value);
                }));
        this.lines = all.toArray(String[]::new);
    }

    /**
     * @return the first value, or null where there is none
     */
    public @Nullable String first(String name) {
        for (var i = 0; i < lines.length; i += 2) {
            if (lines[i].equalsIgnoreCase(name)) {
                return lines[i + 1];
            }
        }
        return null;
    }

    /**
     * @return every value, one for each line; empty where there is none
     */
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        for (var i = 0; i < lines.length; i += 2) {
            if (lines[i].equalsIgnoreCase(name)) {
                values.add(lines[i + 1]);
            }
        }
        return values;
    }

    public boolean has(String name) {
        return first(name) != null;
    }

    int count(String name) {
        var count = 0;
        for (var i = 0; i < lines.length; i += 2) {
            if (lines[i].equalsIgnoreCase(name)) {
                count++;
            }
        }
        return count;
    }

    /**
     * @return these and one more line
     * @throws IllegalArgumentException if the name or value could end the line: no value can inject
     *     a header
     */
    public Headers and(String name, String value) {
        check(name, value);
        var longer = Arrays.copyOf(lines, lines.length + 2);
        longer[lines.length] = name;
        longer[lines.length + 1] = value;
        return new Headers(longer);
    }

    /**
     * @return these with {@code value} as the only line of {@code name}
     * @throws IllegalArgumentException as {@link #and} does
     */
    public Headers with(String name, String value) {
        return without(name).and(name, value);
    }

    /**
     * @return these without the lines of {@code name}
     */
    Headers without(String name) {
        if (!has(name)) {
            return this;
        }
        var left = new ArrayList<String>();
        forEach((other, value) -> {
            if (!other.equalsIgnoreCase(name)) {
                left.add(other);
                left.add(value);
            }
        });
        return new Headers(left.toArray(String[]::new));
    }

    /**
     * @return these and the lines of {@code defaults} whose names are not among these
     */
    Headers withDefaults(Headers defaults) {
        var all = new ArrayList<>(Arrays.asList(lines));
        defaults.forEach((name, value) -> {
            if (!has(name)) {
                all.add(name);
                all.add(value);
            }
        });
        return new Headers(all.toArray(String[]::new));
    }

    /** Calls {@code line} with the name and value of every line, in their order. */
    public void forEach(BiConsumer<String, String> line) {
        for (var i = 0; i < lines.length; i += 2) {
            line.accept(lines[i], lines[i + 1]);
        }
    }

    /**
     * @return values by name, in any case
     */
    public Map<String, List<String>> asMap() {
        var fields = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        forEach((name, value) -> fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
        return fields;
    }

    /**
     * @return whether a comma-separated list header names {@code token}, in any case
     */
    public boolean lists(String name, String token) {
        return all(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(item -> item.strip().equalsIgnoreCase(token));
    }

    /**
     * @return whether a value contains a control character other than a tab: section 5.5 lets a
     *     server refuse that, and no database stores U+0000
     */
    boolean containControls() {
        for (var i = 1; i < lines.length; i += 2) {
            for (var j = 0; j < lines[i].length(); j++) {
                if (isControl(lines[i].charAt(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void check(String name, String value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a header without a name");
        }
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var isLetter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            if (!isLetter && c != '-' && (c < '0' || c > '9')) {
                throw new IllegalArgumentException("not a header name");
            }
        }
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            // The JDK's server refuses other characters than Latin-1 when it is too late for
            // another answer.
            if (isControl(c) || c > 0xff) {
                throw new IllegalArgumentException(
                        "a character that no header can contain, in " + name);
            }
        }
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || c == 0x7f;
    }
}
