package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart as a dependency of another one, as with Argo CD or Flux. */
class UmbrellaChartTest {

    @TempDir private Path umbrella;

    @BeforeEach
    void depend_on_the_chart() throws IOException {
        Files.writeString(
                umbrella.resolve("Chart.yaml"),
                """
                apiVersion: v2
                name: platform
                version: 1.0.0
                dependencies: [{name: todo, version: "*", condition: todo.enabled}]
                """);
        Files.createDirectory(umbrella.resolve("charts"));
        Files.copy(Chart.archive(), umbrella.resolve("charts/todo.tgz"));
    }

    @Test
    void passes_values_to_the_chart() throws IOException {
        var chart =
                render(
                        """
                        global: {region: eu}
                        todo:
                          enabled: true
                          namespace: ""
                          backend: {replicas: 3}
                          secrets:
                            databaseUrl: postgresql://db/todo
                            secretKey: 0123456789abcdef0123456789abcdef
                        """);

        assertThat(chart.get("Deployment/backend").at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(chart.get("Deployment/backend").at("/metadata/namespace").asText())
                .isEqualTo("prod");
    }

    @Test
    void can_leave_the_chart_out() throws IOException {
        assertThat(render("todo: {enabled: false}").byName()).isEmpty();
    }

    private Resources render(String values) throws IOException {
        Files.writeString(umbrella.resolve("values.yaml"), values);
        return Resources.of(Chart.text(umbrella, "prod"));
    }
}
