package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart with src-k8s/values-dev.yaml. */
class DevelopmentTest {

    private final Resources chart;

    DevelopmentTest() throws IOException {
        chart =
                Chart.render(
                        Chart.SECRETS, Files.readString(Path.of("../src-k8s/values-dev.yaml")));
    }

    @ParameterizedTest
    @CsvSource({"backend, api, 5005", "frontend, web, 5006"})
    void runs_the_classes_of_the_nodes_checkout(String service, String name, String port) {
        var container = chart.container(service);
        var environment = container.get("env");

        assertThat(container.get("image").asText()).startsWith("todo-dev:");
        assertThat(environment).anyMatch(env -> is(env, "RELOAD", name));
        assertThat(environment).anyMatch(env -> is(env, "DEBUG_PORT", port));
        assertThat(container.get("volumeMounts"))
                .anyMatch(mount ->
                        mount.get("mountPath").asText().equals("/todo")
                                && mount.path("readOnly").asBoolean());
        assertThat(chart.pod(service).get("volumes"))
                .anyMatch(volume -> volume.at("/hostPath/path").asText().equals("/todo"));
    }

    @ParameterizedTest
    @CsvSource({"backend", "frontend"})
    void permits_nothing_beyond_the_mount(String service) {
        var release = Chart.render(Chart.SECRETS);

        assertThat(chart.container(service).get("securityContext"))
                .isEqualTo(release.container(service).get("securityContext"));
        assertThat(chart.pod(service).get("securityContext"))
                .isEqualTo(release.pod(service).get("securityContext"));
        assertThat(
                        chart.get("Namespace/todo")
                                .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                .asText())
                .isEqualTo("privileged");
    }

    private static boolean is(JsonNode env, String name, String value) {
        return env.get("name").asText().equals(name) && env.path("value").asText().equals(value);
    }
}
