package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PlainManifestsTest {

    private static final String SECRET = "Secret/backend-secret";

    /** Labels and annotations that exist only in a Helm release. */
    private static final List<String> OF_A_RELEASE =
            List.of(
                    "app.kubernetes.io/instance",
                    "app.kubernetes.io/version",
                    "app.kubernetes.io/managed-by",
                    "helm.sh/chart",
                    "checksum/config");

    private final Resources plain = Resources.plain();

    @Test
    void equal_the_chart_with_its_defaults() {
        var chart = Chart.renderIn("default", Chart.SECRETS);

        assertThat(comparable(plain)).isEqualTo(comparable(chart));
    }

    @Test
    void contain_the_secret_only_if_the_build_gets_its_values() {
        var told = System.getProperty("secrets.databaseUrl") != null;

        assertThat(plain.byName().containsKey(SECRET)).isEqualTo(told);
    }

    @Test
    void use_the_secret_of_the_namespace() {
        assertThat(plain.container("backend").at("/envFrom/1/secretRef/name").asText())
                .isEqualTo("backend-secret");
    }

    @Test
    void have_no_unresolved_placeholder() {
        assertThat(plain.byName().values())
                .allSatisfy(resource -> assertThat(resource.toString()).doesNotContain("${"));
    }

    private static Map<String, JsonNode> comparable(Resources resources) {
        var comparable = new TreeMap<String, JsonNode>();
        resources
                .byName()
                .forEach((name, resource) -> comparable.put(name, pruned(resource.deepCopy())));
        comparable.remove(SECRET);
        return comparable;
    }

    /** Removes empty values, which mean the same as absent ones. */
    private static JsonNode pruned(JsonNode node) {
        node.forEach(PlainManifestsTest::pruned);
        if (node instanceof ObjectNode object) {
            object.remove(OF_A_RELEASE);
            object.remove(
                    StreamSupport.stream(object.properties().spliterator(), false)
                            .filter(member ->
                                    member.getValue().isContainerNode()
                                            && member.getValue().isEmpty())
                            .map(Map.Entry::getKey)
                            .toList());
        }
        return node;
    }
}
