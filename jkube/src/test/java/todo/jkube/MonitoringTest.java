package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private static final List<String> OPTIONS =
            List.of("ServiceMonitor/todo", "PrometheusRule/todo", "ConfigMap/todo-dashboard");

    private final Resources chart =
            Chart.render(
                    Chart.SECRETS,
                    """
                    monitoring:
                      serviceMonitor: {enabled: true, labels: {release: prometheus}}
                      prometheusRule: {enabled: true, availability: 99, latencySeconds: 1}
                      dashboard: {enabled: true}
                    """);

    @Test
    void is_disabled_by_default() {
        assertThat(Chart.render(Chart.SECRETS).byName())
                .doesNotContainKeys(OPTIONS.toArray(String[]::new));
        assertThat(chart.byName()).containsKeys(OPTIONS.toArray(String[]::new));
    }

    @Test
    void scrapes_the_port_of_both_services() {
        var monitor = chart.get("ServiceMonitor/todo");

        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
        assertThat(monitor.at("/spec/jobLabel").asText()).isEqualTo("app.kubernetes.io/name");
        assertThat(monitor.at("/spec/selector/matchExpressions/0/values"))
                .isEqualTo(Resources.parse("[backend, frontend]"));
        assertThat(monitor.at("/spec/endpoints/0/port"))
                .isEqualTo(chart.get("Service/backend").at("/spec/ports/0/name"))
                .isEqualTo(chart.get("Service/frontend").at("/spec/ports/0/name"));
    }

    @Test
    void alerts_on_high_burn_rates() {
        var failing =
                alerts().filter(rule -> rule.get("alert").asText().equals("TodoRequestsFail"));

        // The objective allows 1 %. At 14.4 times that rate, an hour uses up two days' budget.
        assertThat(failing.map(rule -> rule.get("expr").asText()))
                .hasSize(3)
                .anyMatch(expression ->
                        expression.contains(
                                "todo:requests_failed:ratio_rate1h{namespace=\"todo\"} > 0.14400"));
        assertThat(rules().map(rule -> rule.get("expr").asText()))
                .anyMatch(expression -> expression.contains("le=~\"1([.]0)?\""));
    }

    @Test
    void uses_prometheus_templates_in_the_texts_of_alerts() {
        assertThat(alerts().map(rule -> rule.at("/annotations/summary").asText()))
                .allSatisfy(summary -> assertThat(summary).isNotBlank().doesNotContain("Values"))
                .contains(
                        "{{ .Value | humanizePercentage }} of the requests to the {{ .Labels.job }} fail");
        assertThat(alerts().map(rule -> rule.get("alert").asText()))
                .contains("TodoRequestsSlow", "TodoDatabaseDown", "TodoDown", "TodoRestarts")
                .doesNotContain("TodoBackupMissing");
    }

    @Test
    void installs_the_dashboard_unchanged() {
        var map = chart.get("ConfigMap/todo-dashboard");

        assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(Resources.parse(map.at("/data/todo.json").asText()))
                .isEqualTo(Resources.read(Chart.FOLDER.resolve("dashboard.json")));
    }

    private Stream<JsonNode> rules() {
        return chart.get("PrometheusRule/todo")
                .at("/spec/groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream());
    }

    private Stream<JsonNode> alerts() {
        return rules().filter(rule -> rule.has("alert"));
    }
}
