package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceTest {

    @Test
    void is_created_for_a_release_in_another_namespace() {
        var labels =
                Chart.renderIn("default", Chart.SECRETS)
                        .get("Namespace/todo")
                        .at("/metadata/labels");

        assertThat(labels.get("pod-security.kubernetes.io/enforce").asText())
                .isEqualTo("restricted");
        assertThat(labels.get("environment").asText()).isEqualTo("development");
    }

    @Test
    void is_not_created_for_a_release_in_it() {
        assertThat(Chart.renderIn("todo", Chart.SECRETS).byName())
                .doesNotContainKey("Namespace/todo");
    }

    @Test
    void is_that_of_the_release_if_the_value_is_empty() {
        var chart =
                Chart.renderIn(
                        "prod",
                        Chart.SECRETS,
                        Chart.everything(),
                        "{namespace: '', postgresql: {password: secret}}");

        assertThat(chart.byName())
                .doesNotContainKeys("Namespace/prod", "Namespace/todo", "Namespace/");
        assertThat(chart.byName().values())
                .allSatisfy(resource ->
                        assertThat(resource.at("/metadata/namespace").asText()).isEqualTo("prod"));
        assertThat(chart.get("PrometheusRule/todo").toString())
                .contains("namespace=\\\"prod\\\"")
                .doesNotContain("\"todo\\\"");
    }

    @Test
    void is_kept_when_the_release_is_uninstalled() {
        assertThat(
                        Chart.renderIn("default", Chart.SECRETS)
                                .get("Namespace/todo")
                                .at("/metadata/annotations/helm.sh~1resource-policy")
                                .asText())
                .isEqualTo("keep");
    }
}
