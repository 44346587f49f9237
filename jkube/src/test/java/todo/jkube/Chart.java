package todo.jkube;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The built chart, and Helm's output for it. */
final class Chart {

    static final Path FOLDER = Path.of("target/jkube/helm/todo/kubernetes");

    /** The required values. */
    static final String SECRETS =
            """
            secrets:
              databaseUrl: postgresql://todo:secret@db:5432/todo
              secretKey: 0123456789abcdef0123456789abcdef
            """;

    /** The oldest supported version. */
    private static final String KUBERNETES = "1.30";

    private Chart() {}

    static Path archive() {
        var chart = Resources.read(FOLDER.resolve("Chart.yaml"));
        return FOLDER.resolve("todo-" + chart.get("version").asText() + ".tgz");
    }

    static JsonNode defaults() {
        return Resources.read(FOLDER.resolve("values.yaml"));
    }

    /** Values that enable every feature. */
    static String everything() {
        try {
            return Files.readString(Path.of("src/test/values/everything.yaml"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * @param values YAML documents; later ones override earlier ones
     */
    static Resources render(String... values) {
        return Resources.of(text(archive(), "elsewhere", values));
    }

    static Resources renderIn(String namespace, String... values) {
        return Resources.of(text(archive(), namespace, values));
    }

    /** Helm's message when it refuses the values. */
    static String refusal(String... values) {
        var refused = catchThrowable(() -> text(archive(), "elsewhere", values));
        if (refused == null) {
            throw new AssertionError("Helm accepted these values");
        }
        return String.valueOf(refused.getMessage());
    }

    /**
     * @param chart the chart's folder or archive
     */
    static String text(Path chart, String namespace, String... values) {
        var template = new Helm(chart).template().withName("todo").withNamespace(namespace);
        try {
            for (var yaml : values) {
                var file = Files.createTempFile("values", ".yaml");
                file.toFile().deleteOnExit();
                template.withValuesFile(Files.writeString(file, yaml));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        // Helm's Java library returns null where nothing is rendered.
        return Objects.requireNonNullElse(template.withKubeVersion(KUBERNETES).call(), "");
    }
}
