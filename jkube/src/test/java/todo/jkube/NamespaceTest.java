package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceTest {

    @Test
    void is_made_for_a_release_that_lives_elsewhere() {
        var labels =
                Chart.renderIn("default", Chart.SECRETS)
                        .get("Namespace/todo")
                        .at("/metadata/labels");

        assertThat(labels.get("pod-security.kubernetes.io/enforce").asText())
                .isEqualTo("restricted");
        assertThat(labels.get("environment").asText()).isEqualTo("development");
    }

    @Test
    void is_left_to_helm_for_a_release_that_lives_in_it() {
        assertThat(Chart.renderIn("todo", Chart.SECRETS).byName())
                .doesNotContainKey("Namespace/todo");
    }

    @Test
    void outlives_the_release() {
        assertThat(
                        Chart.renderIn("default", Chart.SECRETS)
                                .get("Namespace/todo")
                                .at("/metadata/annotations/helm.sh~1resource-policy")
                                .asText())
                .isEqualTo("keep");
    }
}
