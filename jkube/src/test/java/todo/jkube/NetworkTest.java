package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final String CLOSED = "networkPolicies: {enabled: true}";

    private final Resources chart =
            Chart.render(Chart.SECRETS, CLOSED, "postgresql: {enabled: true, password: secret}");

    @Test
    void is_open_by_default() {
        assertThat(Chart.render(Chart.SECRETS).byName().keySet())
                .noneMatch(name -> name.startsWith("NetworkPolicy/"));
    }

    @Test
    void is_closed_to_every_pod_of_the_product_unless_a_policy_opens_it() {
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
    void opens_the_ways_that_there_are() {
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
    void opens_the_ports_of_a_database_elsewhere_and_of_the_model() {
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

    @Test
    void opens_no_way_that_nothing_takes() {
        var without =
                Chart.render(
                        Chart.SECRETS,
                        CLOSED,
                        "postgresql: {enabled: true, password: secret, backup: {enabled: false}}");

        assertThat(without.byName()).doesNotContainKey("NetworkPolicy/postgresql-backup");
        assertThat(chart.get("NetworkPolicy/backend").at("/spec/egress")).hasSize(2);
    }

    @Test
    void opens_the_way_to_the_model_where_a_secret_of_ones_own_may_hold_its_key() {
        try (var _ = FakeCluster.start()) {
            var existing = Chart.render("secrets: {existingSecret: mine}", CLOSED);

            assertThat(existing.get("NetworkPolicy/backend").at("/spec/egress")).hasSize(3);
        }
    }

    @Test
    void lets_everybody_ask_for_names() {
        assertThat(List.of("backend", "frontend", "smoke-test", "postgresql-backup"))
                .allSatisfy(name ->
                        assertThat(chart.get("NetworkPolicy/" + name).at("/spec/egress/0/ports"))
                                .isEqualTo(
                                        Resources.parse(
                                                "[{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]")));
    }

    /** The names of pods and namespaces that a policy lets in, or out to. */
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
