package todo.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * Reads the parameters of a query, gathering broken rules until {@link #check()} throws them. A
 * value whose rule is broken is read as if it were absent. Not safe for concurrent use.
 */
public final class Parameters {

    private final Request request;
    private final List<Failure.Fault> faults = new ArrayList<>();

    public Parameters(Request request) {
        this.request = request;
    }

    /**
     * @param parser throws {@link IllegalArgumentException} whose message is for a person
     * @return null if it is absent or empty
     */
    public <T> @Nullable T get(String name, Function<String, T> parser) {
        return nonEmpty("?" + name, request.query(name), parser);
    }

    /**
     * @return null if it is absent; an empty one is parsed like any other
     */
    public <T> @Nullable T present(String name, Function<String, T> parser) {
        return request.query().fields().containsKey(name)
                ? parsed("?" + name, request.query().get(name), parser)
                : null;
    }

    /** The same for a header. */
    public <T> @Nullable T header(String name, Function<String, T> parser) {
        return nonEmpty(name, request.header(name), parser);
    }

    private <T> @Nullable T nonEmpty(
            String pointer, @Nullable String text, Function<String, T> parser) {
        return text == null || text.isEmpty() ? null : parsed(pointer, text, parser);
    }

    private <T> @Nullable T parsed(String pointer, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException broken) {
            faults.add(new Failure.Fault(pointer, String.valueOf(broken.getMessage())));
            return null;
        }
    }

    /**
     * @param fallback if it is absent
     */
    public int integer(String name, int least, int most, int fallback) {
        var number = get(name, text -> integer(text, least, most));
        return number == null ? fallback : number;
    }

    private static int integer(String text, int least, int most) {
        if (!text.matches("[0-9]{1,9}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                    "This has to be a whole number between " + least + " and " + most + ".");
        }
        return Integer.parseInt(text);
    }

    /**
     * @return false if it is absent
     */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(get(name, Parameters::truth));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("This has to be true or false.");
        };
    }

    /**
     * @throws Failure.Invalid with every broken rule, if there is one
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw new Failure.Invalid(faults);
        }
    }
}
