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

    /**
     * @param values each {@code key=value}
     */
    void install(String... values) {
        helm(List.of("install", NAME, chart.toString()), with(values));
    }

    /**
     * @param values each {@code key=value}, over those of the installation
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

    /** Uses the release from inside, as the chart knows how to. */
    void test() {
        helm(List.of("test", NAME, "--timeout", "3m"), List.of());
    }

    /**
     * @param revision 1 is the installation, 2 the first upgrade
     */
    void rollback(int revision) {
        helm(List.of("rollback", NAME, Integer.toString(revision)), List.of());
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
