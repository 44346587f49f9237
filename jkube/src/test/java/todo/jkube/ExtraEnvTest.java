package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtraEnvTest {

    @ParameterizedTest
    @CsvSource({
        "backend, DRAIN_SECONDS, 20",
        "backend, TRUSTED_PROXIES, 10.1.2.3",
        "backend, LOG_LEVEL, DEBUG",
        "frontend, DRAIN_SECONDS, 20",
        "backend, DATABASE_CONNECTIONS, 5"
    })
    void replaces_a_variable_of_the_chart(String service, String name, String value) {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        "%s: {extraEnv: [{name: %s, value: '%s'}]}"
                                .formatted(service, name, value));

        assertThat(variables(chart, service)).containsEntry(name, value);
    }

    @Test
    void leaves_the_other_variables_of_the_chart_alone() {
        var chart =
                Chart.render(
                        Chart.SECRETS, "backend: {extraEnv: [{name: DRAIN_SECONDS, value: '20'}]}");

        assertThat(variables(chart, "backend")).containsKey("TRUSTED_PROXIES");
        assertThat(variables(chart, "frontend")).containsEntry("DRAIN_SECONDS", "5");
    }

    @Test
    void names_each_variable_once() {
        assertThat(
                        Chart.refusal(
                                Chart.SECRETS,
                                "frontend: {extraEnv: [{name: A, value: b}, {name: A, value: c}]}"))
                .contains("Set A only once in frontend.extraEnv.");
    }

    @Test
    void can_read_the_database_url_from_a_key_of_another_secret() {
        var chart =
                Chart.render(
                        """
                        secrets: {secretKey: 0123456789abcdef0123456789abcdef}
                        backend:
                          extraEnv:
                            - name: DATABASE_URL
                              valueFrom: {secretKeyRef: {name: cluster-app, key: uri}}
                        """);

        assertThat(chart.container("backend").get("env").toString()).contains("cluster-app");
        assertThat(chart.get("Secret/backend-secret").get("stringData").has("DATABASE_URL"))
                .isFalse();
    }

    @Test
    void cannot_name_another_database_than_the_charts_own() {
        assertThat(
                        Chart.refusal(
                                """
                                postgresql: {enabled: true, password: secret}
                                secrets: {secretKey: 0123456789abcdef0123456789abcdef}
                                backend: {extraEnv: [{name: DATABASE_URL, value: postgresql://db/todo}]}
                                """))
                .contains("Set postgresql.enabled to false");
    }

    /** Fails if a name occurs twice, which the API server refuses. */
    private static Map<String, String> variables(Resources chart, String service) {
        var values = new HashMap<String, String>();
        for (JsonNode variable : chart.container(service).get("env")) {
            assertThat(values.put(variable.get("name").asText(), variable.path("value").asText()))
                    .isNull();
        }
        return values;
    }
}
