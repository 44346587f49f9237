package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that a cluster's owner can make for every pod. */
class PlacementTest {

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void follows_the_values(String service) {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        """
                        labels: {team: tasks}
                        annotations: {owner: ada}
                        imagePullSecrets: [{name: registry}]
                        SERVICE:
                          serviceAccount: {create: true, annotations: {role: none}}
                          extraEnv: [{name: LANG, value: C}]
                          extraVolumes: [{name: certificates, secret: {secretName: authorities}}]
                          extraVolumeMounts: [{name: certificates, mountPath: /certificates}]
                          podLabels: {tier: "1"}
                          podAnnotations: {prometheus.io/scrape: "false"}
                          nodeSelector: {disk: ssd}
                          tolerations: [{key: spot, operator: Exists}]
                          affinity: {nodeAffinity: {}}
                          topologySpreadConstraints: [{topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]
                          priorityClassName: high
                        """
                                .replace("SERVICE", service));
        var deployment = chart.get("Deployment/" + service);
        var pod = chart.pod(service);

        assertThat(deployment.at("/metadata/labels/team").asText()).isEqualTo("tasks");
        assertThat(deployment.at("/metadata/annotations/owner").asText()).isEqualTo("ada");
        var template = deployment.at("/spec/template/metadata");
        assertThat(template.at("/labels/team").asText()).isEqualTo("tasks");
        assertThat(template.at("/labels/tier").asText()).isEqualTo("1");
        assertThat(template.at("/annotations/owner").asText()).isEqualTo("ada");
        assertThat(template.at("/annotations/prometheus.io~1scrape").asText()).isEqualTo("false");
        assertThat(pod.at("/imagePullSecrets/0/name").asText()).isEqualTo("registry");
        assertThat(pod.get("serviceAccountName").asText()).isEqualTo(service);
        assertThat(chart.get("ServiceAccount/" + service).at("/metadata/annotations/role").asText())
                .isEqualTo("none");
        assertThat(
                        chart.get("ServiceAccount/" + service)
                                .get("automountServiceAccountToken")
                                .asBoolean(true))
                .isFalse();
        assertThat(chart.container(service).get("env").findValuesAsText("name")).contains("LANG");
        assertThat(pod.get("volumes").findValuesAsText("name")).contains("tmp", "certificates");
        assertThat(chart.container(service).get("volumeMounts").findValuesAsText("mountPath"))
                .contains("/tmp", "/certificates");
        assertThat(pod.at("/nodeSelector/disk").asText()).isEqualTo("ssd");
        assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("spot");
        assertThat(pod.get("affinity").has("nodeAffinity")).isTrue();
        assertThat(pod.get("priorityClassName").asText()).isEqualTo("high");
        assertThat(pod.get("topologySpreadConstraints"))
                .isEqualTo(
                        Resources.parse(
                                """
                                - topologyKey: zone
                                  maxSkew: 1
                                  whenUnsatisfiable: DoNotSchedule
                                  labelSelector:
                                    matchLabels: {app.kubernetes.io/name: SERVICE, app.kubernetes.io/part-of: todo}
                                """
                                        .replace("SERVICE", service)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void prefers_the_most_specific_of_several_labels(String service) {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        "labels: {tier: all, helm.sh/chart: mine}",
                        service + ": {podLabels: {tier: pods}}",
                        """
                        monitoring:
                          serviceMonitor: {enabled: true, labels: {tier: monitor}}
                          prometheusRule: {enabled: true, labels: {tier: rule}}
                          dashboard: {enabled: true, labels: {tier: dashboard}}
                        """);
        var deployment = chart.get("Deployment/" + service);

        assertThat(deployment.at("/metadata/labels/tier").asText()).isEqualTo("all");
        assertThat(deployment.at("/metadata/labels/helm.sh~1chart").asText()).isEqualTo("mine");
        assertThat(deployment.at("/spec/template/metadata/labels/tier").asText()).isEqualTo("pods");
        assertThat(tier(chart, "ServiceMonitor/todo")).isEqualTo("monitor");
        assertThat(tier(chart, "PrometheusRule/todo")).isEqualTo("rule");
        assertThat(tier(chart, "ConfigMap/todo-dashboard")).isEqualTo("dashboard");
    }

    private static String tier(Resources chart, String name) {
        return chart.get(name).at("/metadata/labels/tier").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void can_use_an_existing_account(String service) {
        var chart = Chart.render(Chart.SECRETS, service + ": {serviceAccount: {name: mine}}");

        assertThat(chart.pod(service).get("serviceAccountName").asText()).isEqualTo("mine");
        assertThat(chart.byName().keySet()).noneMatch(name -> name.startsWith("ServiceAccount/"));
    }
}
