package todo.e2e;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads single values from Prometheus' text format. */
final class PrometheusText {

    private PrometheusText() {}

    /**
     * @param label in the form {@code name="value"}; empty for any
     * @return the first sample with this label
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
