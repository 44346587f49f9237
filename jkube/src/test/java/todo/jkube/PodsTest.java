package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodsTest {

    private final Resources chart = Chart.render(Chart.SECRETS);

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void pass_pod_security_restricted(String service) {
        var pod = chart.pod(service);
        var container = chart.container(service);

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isGreaterThan(999);
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        assertThat(container.at("/securityContext"))
                .isEqualTo(
                        Resources.parse(
                                """
                                allowPrivilegeEscalation: false
                                readOnlyRootFilesystem: true
                                capabilities: {drop: [ALL]}
                                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void get_no_token_and_no_service_links(String service) {
        assertThat(chart.pod(service).get("automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(chart.pod(service).get("enableServiceLinks").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void write_only_to_a_bounded_tmp(String service) {
        assertThat(chart.container(service).get("volumeMounts")).hasSize(1);
        assertThat(chart.container(service).at("/volumeMounts/0/mountPath").asText())
                .isEqualTo("/tmp");
        assertThat(chart.pod(service).at("/volumes/0/emptyDir/sizeLimit").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "backend, startupProbe, /health, 1, 1, 3, 120",
        "backend, livenessProbe, /health, 10, 10, 5, 3",
        "backend, readinessProbe, /ready, 5, 5, 3, 3",
        "frontend, startupProbe, /api/health, 1, 1, 3, 120",
        "frontend, livenessProbe, /api/health, 10, 10, 5, 3",
        "frontend, readinessProbe, /api/health, 5, 5, 3, 3",
    })
    void are_probed(
            String service,
            String name,
            String path,
            int delay,
            int period,
            int timeout,
            int failures) {
        var probe = chart.container(service).get(name);

        assertThat(probe.at("/httpGet/path").asText()).isEqualTo(path);
        assertThat(probe.at("/httpGet/port"))
                .isEqualTo(chart.container(service).at("/ports/0/name"));
        assertThat(probe.get("initialDelaySeconds").asInt()).isEqualTo(delay);
        assertThat(probe.get("periodSeconds").asInt()).isEqualTo(period);
        assertThat(probe.get("timeoutSeconds").asInt()).isEqualTo(timeout);
        assertThat(probe.get("failureThreshold").asInt()).isEqualTo(failures);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void have_time_to_shut_down(String service) {
        var leaving =
                chart.container(service).at("/lifecycle/preStop/sleep/seconds").asInt()
                        + environment(service, "DRAIN_SECONDS").asInt();

        assertThat(leaving).isGreaterThanOrEqualTo(5);
        assertThat(chart.pod(service).get("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(leaving + 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void are_replaced_without_a_gap(String service) {
        var rolling = chart.get("Deployment/" + service).at("/spec/strategy/rollingUpdate");

        assertThat(rolling.get("maxUnavailable").asInt(-1)).isZero();
        assertThat(rolling.get("maxSurge").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void are_selected_by_labels_that_no_upgrade_changes(String service) {
        var deployment = chart.get("Deployment/" + service);
        var selector = deployment.at("/spec/selector/matchLabels");

        assertThat(selector.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("app.kubernetes.io/name", "app.kubernetes.io/part-of");
        assertThat(chart.get("Service/" + service).at("/spec/selector")).isEqualTo(selector);
        assertThat(deployment.at("/spec/template/metadata/labels").properties())
                .containsAll(selector.properties());
    }

    @Test
    void of_the_frontend_use_the_backends_service() {
        var port = chart.get("Service/backend").at("/spec/ports/0/port").asText();

        assertThat(chart.get("ConfigMap/frontend-config").at("/data/NEXT_PUBLIC_API_URL").asText())
                .isEqualTo("http://backend:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend"})
    void run_the_image_of_the_charts_version(String service) {
        var version = Resources.read(Chart.FOLDER.resolve("Chart.yaml")).get("appVersion").asText();

        assertThat(chart.container(service).get("image").asText())
                .isEqualTo("todo-" + service + ":" + version);
    }

    private JsonNode environment(String service, String name) {
        for (var variable : chart.container(service).get("env")) {
            if (variable.get("name").asText().equals(name)) {
                return variable.get("value");
            }
        }
        throw new AssertionError("no " + name);
    }
}
