package todo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Table of measurements with their limits, printed to standard output and written to a file. */
final class Figures {

    private static final Path FILES = Path.of("target/e2e/figures");

    private final String name;
    private final List<String> rows = new ArrayList<>();

    /**
     * @param name the name of the file, and the table's heading
     */
    Figures(String name) {
        this.name = name;
    }

    void add(String what, double measured, String unit, double most) {
        rows.add(
                row(
                        what,
                        number(measured, unit),
                        number(most, unit),
                        measured <= most ? "" : "over"));
    }

    void add(String what, Duration measured, Duration most) {
        add(what, measured.toMillis() / 1000.0, "s", most.toMillis() / 1000.0);
    }

    /** Adds a measurement without a limit. */
    void add(String what, Duration measured) {
        add(what, number(measured.toMillis() / 1000.0, "s"));
    }

    /** Adds text without a limit. */
    void add(String what, String measured) {
        rows.add(row(what, measured, "", ""));
    }

    void print() {
        var table = row(name, "measured", "at most", "") + "\n" + String.join("\n", rows) + "\n";
        System.out.println("\n" + table);
        try {
            Files.createDirectories(FILES);
            Files.writeString(FILES.resolve(name + ".txt"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(double value, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }

    private static String row(String what, String measured, String most, String verdict) {
        return "%-46s %12s %12s  %s".formatted(what, measured, most, verdict).stripTrailing();
    }
}
