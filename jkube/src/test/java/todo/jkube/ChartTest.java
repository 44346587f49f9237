package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final List<String> FOR_UMBRELLA_CHARTS = List.of("enabled", "global");

    @Test
    void passes_strict_linting() {
        var lint = new Helm(Chart.archive()).lint().strict().call();

        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
    }

    @Test
    void has_name_version_and_description() {
        var chart = Resources.read(Chart.FOLDER.resolve("Chart.yaml"));

        assertThat(chart.get("name").asText()).isEqualTo("todo");
        assertThat(chart.get("type").asText()).isEqualTo("application");
        assertThat(chart.get("description").asText()).isNotBlank();
        assertThat(chart.get("appVersion")).isEqualTo(chart.get("version"));
    }

    @Test
    void refuses_old_versions_of_kubernetes() {
        var onAnOldOne = new Helm(Chart.archive()).template().withKubeVersion("1.29");

        assertThatThrownBy(onAnOldOne::call)
                .hasMessageContaining("chart requires kubeVersion: >= 1.30.0-0");
    }

    @Test
    void contains_the_expected_files() throws IOException {
        try (var files = Files.walk(Chart.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile))
                    .map(file -> Chart.FOLDER.relativize(file).toString())
                    .containsExactlyInAnyOrder(
                            ".helmignore",
                            "Chart.yaml",
                            "README.md",
                            "dashboard.json",
                            "values.yaml",
                            "values.schema.json",
                            "templates/NOTES.txt",
                            "templates/_helpers.tpl",
                            "templates/backend-account.yaml",
                            "templates/backend-autoscaler.yaml",
                            "templates/backend-deployment.yaml",
                            "templates/backend-disruption-budget.yaml",
                            "templates/backend-service.yaml",
                            "templates/configmap-backend.yaml",
                            "templates/configmap-frontend.yaml",
                            "templates/dashboard.yaml",
                            "templates/frontend-account.yaml",
                            "templates/frontend-autoscaler.yaml",
                            "templates/frontend-deployment.yaml",
                            "templates/frontend-disruption-budget.yaml",
                            "templates/frontend-service.yaml",
                            "templates/http-route.yaml",
                            "templates/ingress.yaml",
                            "templates/namespace.yaml",
                            "templates/network-backend.yaml",
                            "templates/network-backup.yaml",
                            "templates/network-default.yaml",
                            "templates/network-frontend.yaml",
                            "templates/network-postgresql.yaml",
                            "templates/network-smoke-test.yaml",
                            "templates/postgresql-backup.yaml",
                            "templates/postgresql-backups.yaml",
                            "templates/postgresql-init.yaml",
                            "templates/postgresql-restore.yaml",
                            "templates/postgresql-secret.yaml",
                            "templates/postgresql-service.yaml",
                            "templates/postgresql.yaml",
                            "templates/prometheus-rule.yaml",
                            "templates/secret-db.yaml",
                            "templates/service-monitor.yaml",
                            "templates/smoke-test.yaml",
                            String.valueOf(Chart.archive().getFileName()));
        }
    }

    @Test
    void uses_every_value() throws IOException {
        var templates = templates();

        assertThat(leaves("", Chart.defaults()))
                .filteredOn(path -> !FOR_UMBRELLA_CHARTS.contains(path))
                .allSatisfy(path -> assertThat(used(path, templates)).as(path).isTrue());
    }

    @Test
    void has_no_unresolved_placeholder() throws IOException {
        assertThat(templates()).doesNotContain("${");
    }

    @Test
    void lists_every_value_and_its_default_in_the_readme() throws IOException {
        var readme = Files.readString(Chart.FOLDER.resolve("README.md"));

        assertThat(readme)
                .contains("| `backend.replicas` | `1` | Number of backend pods. |")
                .contains("| `frontend.config.apiUrl` | `\"http://backend:8000\"` |");
        assertThat(leaves("", Chart.defaults()))
                .allSatisfy(path -> assertThat(told(path, readme)).as(path).isTrue());
    }

    private static String templates() throws IOException {
        try (var files = Files.list(Chart.FOLDER.resolve("templates"))) {
            var text = new StringBuilder();
            for (var file : files.toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static List<String> leaves(String prefix, JsonNode values) {
        var leaves = new ArrayList<String>();
        values.properties()
                .forEach(value -> {
                    var path = prefix + value.getKey();
                    var within = leaves(path + ".", value.getValue());
                    leaves.addAll(within.isEmpty() ? List.of(path) : within);
                });
        return leaves;
    }

    /** Whether the value, or an object that contains it, is used. */
    private static boolean used(String path, String templates) {
        return ancestors(path).stream()
                .anyMatch(block ->
                        Pattern.compile("\\.Values\\." + Pattern.quote(block) + "(?![.\\w])")
                                .matcher(templates)
                                .find());
    }

    private static boolean told(String path, String readme) {
        return ancestors(path).stream().anyMatch(name -> readme.contains("| `" + name + "` |"));
    }

    private static List<String> ancestors(String path) {
        var parts = List.of(path.split("\\."));
        return IntStream.rangeClosed(1, parts.size())
                .mapToObj(depth -> String.join(".", parts.subList(0, depth)))
                .toList();
    }
}
