package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    private static final String CLOSED = "networkPolicies: {enabled: true}";

    private final Resources chart =
            Chart.render(Chart.SECRETS, CLOSED, "postgresql: {enabled: true, password: secret}");

    @Test
    void is_unrestricted_by_default() {
        assertThat(Chart.render(Chart.SECRETS).byName().keySet())
                .noneMatch(name -> name.startsWith("NetworkPolicy/"));
    }

    @Test
    void is_denied_to_every_pod_of_the_product_unless_a_policy_allows_it() {
        var spec = chart.get("NetworkPolicy/default-deny").get("spec");

        assertThat(spec)
                .isEqualTo(
                        Resources.parse(
                                """
                                podSelector: {matchLabels: {app.kubernetes.io/part-of: todo}}
                                policyTypes: [Ingress, Egress]
                                """));
    }

    @Test
    void allows_the_necessary_connections() {
        assertThat(peers("backend", "ingress"))
                .containsExactly("frontend", "smoke-test", "ingress-nginx", "monitoring");
        assertThat(peers("frontend", "ingress"))
                .containsExactly("smoke-test", "ingress-nginx", "monitoring");
        assertThat(peers("frontend", "egress")).containsExactly("backend");
        assertThat(peers("backend", "egress")).containsExactly("postgresql");
        assertThat(peers("smoke-test", "egress")).containsExactly("backend", "frontend");
        assertThat(peers("postgresql", "ingress")).containsExactly("backend", "postgresql-backup");
        assertThat(peers("postgresql", "egress")).isEmpty();
        assertThat(peers("postgresql-backup", "egress")).containsExactly("postgresql");
    }

    @Test
    void allows_the_ports_of_an_external_database_and_of_the_model() {
        var elsewhere =
                Chart.render(
                        Chart.SECRETS,
                        CLOSED,
                        "secrets: {openaiApiKey: sk-1}",
                        "networkPolicies: {databaseTo: [{ipBlock: {cidr: 10.1.2.3/32}}], databasePort: 6432}");
        var egress = elsewhere.get("NetworkPolicy/backend").at("/spec/egress");

        assertThat(egress.get(1))
                .isEqualTo(
                        Resources.parse(
                                "{to: [{ipBlock: {cidr: 10.1.2.3/32}}], ports: [{port: 6432}]}"));
        assertThat(egress.at("/2/ports/0/port").asInt()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource({
        "http://ollama.ollama:11434, 0, 11434",
        "http://ollama.ollama:11434, 8080, 8080",
        "http://ollama.ollama/v1, 0, 80",
        "https://ai.example/v1, 0, 443",
        "'http://[fd00::1]:8000/v1', 0, 8000"
    })
    void allows_the_port_of_a_model_at_another_address(String url, int given, int allowed) {
        var elsewhere =
                Chart.render(
                        Chart.SECRETS,
                        CLOSED,
                        "assistant: {baseUrl: '%s', model: m}".formatted(url),
                        "networkPolicies: {modelPort: %d}".formatted(given));

        assertThat(elsewhere.get("NetworkPolicy/backend").at("/spec/egress/2/ports/0/port").asInt())
                .isEqualTo(allowed);
    }

    @Test
    void allows_the_descriptions_of_apps_at_public_addresses_if_apps_can_connect() {
        var open =
                Chart.render(
                        Chart.SECRETS, CLOSED, "oauth: {publicAddress: 'https://todo.example'}");
        var egress = open.get("NetworkPolicy/backend").at("/spec/egress/2");

        assertThat(egress.at("/ports")).isEqualTo(Resources.parse("[{port: 443}]"));
        assertThat(egress.at("/to").findValuesAsText("cidr")).containsExactly("0.0.0.0/0", "::/0");
        assertThat(egress.at("/to/0/ipBlock/except").valueStream())
                .extracting(JsonNode::asText)
                .contains("10.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16");
    }

    @Test
    void allows_no_unused_connection() {
        var without =
                Chart.render(
                        Chart.SECRETS,
                        CLOSED,
                        "postgresql: {enabled: true, password: secret, backup: {enabled: false}}");

        assertThat(without.byName()).doesNotContainKey("NetworkPolicy/postgresql-backup");
        assertThat(chart.get("NetworkPolicy/backend").at("/spec/egress")).hasSize(2);
    }

    @Test
    void allows_the_model_if_an_existing_secret_may_contain_its_key() {
        try (var _ = FakeCluster.start()) {
            var existing = Chart.render("secrets: {existingSecret: mine}", CLOSED);

            assertThat(existing.get("NetworkPolicy/backend").at("/spec/egress")).hasSize(3);
        }
    }

    @Test
    void allows_dns_to_every_pod() {
        assertThat(List.of("backend", "frontend", "smoke-test", "postgresql-backup"))
                .allSatisfy(name ->
                        assertThat(chart.get("NetworkPolicy/" + name).at("/spec/egress/0/ports"))
                                .isEqualTo(
                                        Resources.parse(
                                                "[{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]")));
    }

    /** The names of pods and namespaces that a policy allows. */
    private List<String> peers(String policy, String direction) {
        return chart.get("NetworkPolicy/" + policy)
                .at("/spec/" + direction)
                .valueStream()
                .flatMap(rule ->
                        Stream.concat(
                                rule.path("from").valueStream(), rule.path("to").valueStream()))
                .map(NetworkTest::name)
                .toList();
    }

    private static String name(JsonNode peer) {
        return peer.findValues("matchLabels").stream()
                .map(labels ->
                        labels.path("app.kubernetes.io/name")
                                .asText(labels.path("kubernetes.io/metadata.name").asText()))
                .findFirst()
                .orElseThrow();
    }
}
