package todo.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads configuration from environment variables and collects every fault, so that an operator sees
 * all of them at once: by key, never with the value, which may be a secret. After the reads, {@link
 * #check()} throws them. An empty variable counts as absent. Not safe for concurrent use.
 */
public final class Env {

    private final Map<String, String> variables;
    private final Map<String, String> faults = new TreeMap<>();

    public Env(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * @return the value, or {@code fallback}
     */
    public String text(String key, String fallback) {
        var value = variables.get(key);
        return value == null || value.isBlank() ? fallback : value.strip();
    }

    /**
     * @return the whole number, or {@code fallback}
     */
    public int integer(String key, int fallback, int least, int most) {
        return parsed(
                key,
                Integer.toString(fallback),
                text -> {
                    if (!text.matches("-?[0-9]{1,9}")
                            || Integer.parseInt(text) < least
                            || Integer.parseInt(text) > most) {
                        throw new IllegalArgumentException(
                                "has to be a whole number between " + least + " and " + most);
                    }
                    return Integer.parseInt(text);
                },
                fallback);
    }

    /**
     * @param fallback parsed where the variable is absent; empty where it is required
     * @param parse throws {@link IllegalArgumentException} whose message ends a sentence that
     *     begins with the key
     * @param invalid returned after a fault
     */
    public <T> T parsed(String key, String fallback, Function<String, T> parse, T invalid) {
        var value = text(key, fallback);
        if (value.isEmpty()) {
            faults.put(key, "is required");
            return invalid;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException fault) {
            faults.put(key, String.valueOf(fault.getMessage()));
            return invalid;
        }
    }

    /**
     * @param parse as for {@link #parsed}
     * @return null where the variable is absent, or after a fault
     */
    public <T> @Nullable T optional(String key, Function<String, T> parse) {
        var value = text(key, "");
        try {
            return value.isEmpty() ? null : parse.apply(value);
        } catch (IllegalArgumentException fault) {
            faults.put(key, String.valueOf(fault.getMessage()));
            return null;
        }
    }

    /**
     * @throws InvalidEnvironment with every fault, if there is one
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw new InvalidEnvironment(faults);
        }
    }

    /** The configuration is invalid; the message lists every fault. */
    public static final class InvalidEnvironment extends RuntimeException {
        private static final long serialVersionUID = 1;

        private InvalidEnvironment(Map<String, String> faults) {
            super(
                    "The configuration is invalid:"
                            + faults.entrySet().stream()
                                    .map(fault ->
                                            "\n  " + fault.getKey() + " " + fault.getValue() + ".")
                                    .reduce("", String::concat));
        }
    }
}
