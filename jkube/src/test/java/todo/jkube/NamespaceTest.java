package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceTest {

    @Test
    void isMadeForAReleaseThatLivesElsewhere() {
        var labels =
                Chart.renderIn("default", Chart.SECRETS)
                        .get("Namespace/todo")
                        .at("/metadata/labels");

        assertThat(labels.get("pod-security.kubernetes.io/enforce").asText())
                .isEqualTo("restricted");
        assertThat(labels.get("environment").asText()).isEqualTo("development");
    }

    @Test
    void isLeftToHelmForAReleaseThatLivesInIt() {
        assertThat(Chart.renderIn("todo", Chart.SECRETS).byName())
                .doesNotContainKey("Namespace/todo");
    }

    @Test
    void outlivesTheRelease() {
        assertThat(
                        Chart.renderIn("default", Chart.SECRETS)
                                .get("Namespace/todo")
                                .at("/metadata/annotations/helm.sh~1resource-policy")
                                .asText())
                .isEqualTo("keep");
    }
}
