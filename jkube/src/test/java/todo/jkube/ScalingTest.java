package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void is_manual_by_default(String service) {
        var chart = Chart.render(Chart.SECRETS);

        assertThat(chart.byName()).doesNotContainKey("HorizontalPodAutoscaler/" + service);
        assertThat(chart.get("Deployment/" + service).at("/spec/replicas").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void is_automatic_with_an_autoscaler(String service) {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        service + ": {autoscaling: {enabled: true, maxReplicas: 9}}");
        var spec = chart.get("HorizontalPodAutoscaler/" + service).get("spec");

        assertThat(spec.at("/scaleTargetRef/name").asText()).isEqualTo(service);
        assertThat(spec.get("minReplicas").asInt()).isEqualTo(2);
        assertThat(spec.get("maxReplicas").asInt()).isEqualTo(9);
        assertThat(spec.at("/metrics/0/resource/target/averageUtilization").asInt()).isEqualTo(100);
        // An upgrade would reset the number of pods.
        assertThat(chart.get("Deployment/" + service).at("/spec/replicas").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void with_an_autoscaler_adds_a_disruption_budget_of_one_pod(String service) {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        service + ": {autoscaling: {enabled: true, minReplicas: 1}}");

        assertThat(chart.get("PodDisruptionBudget/" + service).at("/spec/maxUnavailable").asInt())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void to_two_pods_adds_a_disruption_budget(String service) {
        var one = Chart.render(Chart.SECRETS);
        var two = Chart.render(Chart.SECRETS, service + ": {replicas: 2}");
        var without =
                Chart.render(
                        Chart.SECRETS,
                        service + ": {replicas: 2, podDisruptionBudget: {enabled: false}}");
        var budget = "PodDisruptionBudget/" + service;

        assertThat(one.byName()).doesNotContainKey(budget);
        assertThat(without.byName()).doesNotContainKey(budget);
        assertThat(two.get(budget).at("/spec/maxUnavailable").asInt()).isOne();
        assertThat(two.get(budget).at("/spec/selector"))
                .isEqualTo(two.get("Deployment/" + service).at("/spec/selector"));
    }
}
