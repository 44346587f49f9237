package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades of releases of earlier charts, with their values. */
class UpgradeTest {

    private final FakeCluster cluster = FakeCluster.start();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-11-24"})
    void keeps_immutable_fields(String chart) throws IOException {
        var before = Resources.parse(read(chart + ".kept.yaml"));
        var after = kept(Chart.render(read(chart + ".values.yaml")));

        assertThat(before.properties())
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(after).contains(resource));
    }

    @Test
    void works_with_the_defaults_of_the_earlier_chart(@TempDir Path directory) throws IOException {
        var chart = withTheDefaultsOf("2026-11-24", directory);

        assertThat(kept(Resources.of(Chart.text(chart, "elsewhere"))))
                .isEqualTo(kept(Chart.render(read("2026-11-24.values.yaml"))));
    }

    @Test
    void names_the_values_that_an_earlier_chart_lacks(@TempDir Path directory) throws IOException {
        var chart = withTheDefaultsOf("2026-11-23", directory);

        assertThatThrownBy(() -> Chart.text(chart, "elsewhere"))
                .hasMessageContainingAll("missing properties", "networkPolicies", "postgresql");
    }

    /** The chart as {@code --reuse-values} renders it. */
    private static Path withTheDefaultsOf(String earlier, Path directory) throws IOException {
        try (var files = Files.walk(Chart.FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = directory.resolve(Chart.FOLDER.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(directory.resolve("values.yaml"), read(earlier + ".values.yaml"));
        return directory;
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("src/test/upgrade", file));
    }

    /** Fields that Kubernetes does not allow to change, or that data depends on. */
    private static Map<String, JsonNode> kept(Resources resources) {
        var kept = new TreeMap<String, JsonNode>();
        resources
                .byName()
                .forEach((name, resource) -> {
                    var fields =
                            switch (resource.get("kind").asText()) {
                                case "Deployment" -> fields(resource.get("spec"), "selector");
                                case "StatefulSet" ->
                                        fields(
                                                resource.get("spec"),
                                                "selector",
                                                "serviceName",
                                                "volumeClaimTemplates");
                                case "PersistentVolumeClaim" -> resource.get("spec");
                                case "Service" -> fields(resource.get("spec"), "clusterIP");
                                case "Secret" -> fields(resource, "type");
                                default -> null;
                            };
                    if (fields != null) {
                        kept.put(name, fields);
                    }
                });
        return kept;
    }

    private static JsonNode fields(JsonNode object, String... names) {
        return object.<ObjectNode>deepCopy().retain(names);
    }
}
