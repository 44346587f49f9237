package todo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built chart, installed under the name {@code todo} by the helm on the PATH. */
final class Release {

    private static final String NAME = "todo";

    private final Path chart;
    private final List<String> secrets;

    Release(String databaseUrl, String secretKey) {
        this.chart = chart();
        this.secrets =
                List.of(
                        "--set-string",
                        "secrets.databaseUrl=" + databaseUrl,
                        "--set-string",
                        "secrets.secretKey=" + secretKey);
    }

    static Path chart() {
        try (var files = Files.walk(Path.of("target/jkube/helm"))) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param values overrides, each {@code key=value}
     */
    void install(String... values) {
        helm(List.of("install", NAME, chart.toString()), with(values));
    }

    /**
     * @param values overrides of the installation's values, each {@code key=value}
     */
    void upgrade(String... values) {
        helm(List.of("upgrade", NAME, chart.toString()), with(values));
    }

    private List<String> with(String... values) {
        var sets = new ArrayList<>(secrets);
        for (var value : values) {
            sets.addAll(List.of("--set", value));
        }
        return sets;
    }

    /** Runs {@code helm test}. */
    void test() {
        helm(List.of("test", NAME, "--timeout", "3m"), List.of());
    }

    /**
     * @param revision 1 for the installation, 2 for the first upgrade
     */
    void rollback(int revision) {
        helm(List.of("rollback", NAME, Integer.toString(revision)), List.of());
    }

    /** Does nothing if it is not installed. */
    void uninstall() {
        helm(
                List.of("uninstall", NAME, "--ignore-not-found", "--wait", "--timeout", "2m"),
                List.of());
    }

    private static void helm(List<String> verb, List<String> options) {
        var command = new ArrayList<>(List.of("helm"));
        command.addAll(verb);
        command.addAll(options);
        Commands.run(command.toArray(String[]::new));
    }
}
