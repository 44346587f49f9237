package todo.e2e;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads single values out of Prometheus' text format. */
final class Prometheus {

    private Prometheus() {}

    /**
     * @param label as it is written, {@code name="value"}; empty if it does not matter
     * @return the first sample that carries it
     */
    static OptionalDouble value(String text, String metric, String label) {
        var labels = label.isEmpty() ? "(?:\\{.*})?" : "\\{.*" + Pattern.quote(label) + ".*}";
        var sample = Pattern.compile("^" + metric + labels + " (\\S+)", Pattern.MULTILINE);
        var found = sample.matcher(text);
        return found.find()
                ? OptionalDouble.of(Double.parseDouble(found.group(1)))
                : OptionalDouble.empty();
    }
}
