package todo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The chart that was built, installed by the helm on the PATH under the name {@code todo}. */
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

    void install() {
        helm(List.of("install", NAME, chart.toString()), secrets);
    }

    /**
     * @param values each {@code key=value}, over those of the installation
     */
    void upgrade(String... values) {
        var sets = new ArrayList<>(secrets);
        for (var value : values) {
            sets.addAll(List.of("--set", value));
        }
        helm(List.of("upgrade", NAME, chart.toString()), sets);
    }

    /** Uses the release from inside, as the chart knows how to. */
    void test() {
        helm(List.of("test", NAME, "--timeout", "3m"), List.of());
    }

    void rollback() {
        helm(List.of("rollback", NAME), List.of());
    }

    /** Also where it is not installed. */
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
