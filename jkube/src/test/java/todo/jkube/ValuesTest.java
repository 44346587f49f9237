package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void haveTheNamesAndDefaultsThatUsersKnow() {
        assertThat(Chart.defaults())
                .isEqualTo(
                        Resources.parse(
                                """
                                namespace: todo
                                environment: development
                                backend:
                                  replicas: 1
                                  image: {repository: todo-backend, tag: "", pullPolicy: IfNotPresent}
                                  resources:
                                    limits: {memory: 256Mi, cpu: 200m}
                                    requests: {memory: 128Mi, cpu: 100m}
                                  config: {logLevel: INFO, corsOrigins: "", apiVersion: v1}
                                  trustedProxies: 10.0.0.0/8,100.64.0.0/10,172.16.0.0/12,192.168.0.0/16,fc00::/7
                                  service: {port: 8000}
                                  probes:
                                    startup: {initialDelaySeconds: 1, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 120}
                                    liveness: {initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3}
                                    readiness: {initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3}
                                frontend:
                                  replicas: 1
                                  image: {repository: todo-frontend, tag: "", pullPolicy: IfNotPresent}
                                  resources:
                                    limits: {memory: 128Mi, cpu: 100m}
                                    requests: {memory: 64Mi, cpu: 50m}
                                  config: {logLevel: INFO, apiUrl: "http://backend:8000"}
                                  service: {port: 3000}
                                  probes:
                                    startup: {initialDelaySeconds: 1, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 120}
                                    liveness: {initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3}
                                    readiness: {initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3}
                                ingress: {enabled: true, className: nginx, host: todo.local, annotations: {}, tls: []}
                                secrets: {create: true, existingSecret: "", databaseUrl: "", secretKey: "", openaiApiKey: ""}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicaCount: 2",
                "backend: {replica: 2}",
                "backend: {image: {name: todo}}",
                "backend: {config: {loglevel: INFO}}",
                "backend: {probes: {liveness: {period: 1}}}",
                "ingress: {hosts: [todo.local]}",
                "secrets: {jwtSecret: x}",
            })
    void areRefusedWhereTheyAreMisspelt(String values) {
        assertThat(Chart.refusal(Chart.SECRETS, values)).containsIgnoringCase("additional propert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend: {replicas: two}",
                "backend: {replicas: -1}",
                "backend: {image: {pullPolicy: Sometimes}}",
                "backend: {config: {logLevel: LOUD}}",
                "frontend: {service: {port: 70000}}",
                "frontend: {config: {apiUrl: backend}}",
                "namespace: Todo List",
            })
    void areRefusedWhereTheyCannotBe(String values) {
        assertThat(Chart.refusal(Chart.SECRETS, values))
                .contains("values don't meet the specifications of the schema");
    }

    @Test
    void reachTheResources() {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        """
                        namespace: tasks
                        environment: production
                        backend:
                          replicas: 3
                          image: {repository: example.org/todo, tag: "7", pullPolicy: Always}
                          resources: {limits: {memory: 1Gi}}
                          service: {port: 80}
                          probes: {startup: {failureThreshold: 9}}
                        """);

        assertThat(chart.byName().values())
                .filteredOn(resource -> !resource.get("kind").asText().equals("Namespace"))
                .allSatisfy(resource ->
                        assertThat(resource.at("/metadata/namespace").asText()).isEqualTo("tasks"));
        assertThat(chart.get("Deployment/backend").at("/metadata/labels/environment").asText())
                .isEqualTo("production");
        assertThat(chart.get("Deployment/backend").at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(chart.container("backend").get("image").asText())
                .isEqualTo("example.org/todo:7");
        assertThat(chart.container("backend").get("imagePullPolicy").asText()).isEqualTo("Always");
        assertThat(chart.container("backend").at("/resources/limits/memory").asText())
                .isEqualTo("1Gi");
        assertThat(chart.container("backend").at("/startupProbe/failureThreshold").asInt())
                .isEqualTo(9);
        assertThat(chart.get("Service/backend").at("/spec/ports/0/port").asInt()).isEqualTo(80);
    }

    @Test
    void configureThePodsByTheNamesThatTheServicesRead() {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        """
                        backend: {config: {logLevel: DEBUG, corsOrigins: "https://a.example,https://b.example", apiVersion: "2"}}
                        frontend: {config: {logLevel: ERROR, apiUrl: "http://api:80"}}
                        """);

        assertThat(chart.get("ConfigMap/backend-config").get("data"))
                .isEqualTo(
                        Resources.parse(
                                """
                                LOG_LEVEL: DEBUG
                                CORS_ORIGINS: https://a.example,https://b.example
                                API_VERSION: "2"
                                """));
        assertThat(chart.get("ConfigMap/frontend-config").get("data"))
                .isEqualTo(
                        Resources.parse(
                                """
                                LOG_LEVEL: ERROR
                                NEXT_PUBLIC_API_URL: http://api:80
                                """));
        assertThat(List.of("backend", "frontend"))
                .allSatisfy(service ->
                        assertThat(
                                        chart.container(service)
                                                .at("/envFrom/0/configMapRef/name")
                                                .asText())
                                .isEqualTo(service + "-config"));
    }

    @Test
    void rollThePodsThatTheyConfigureAndNoOthers() {
        var before = Chart.render(Chart.SECRETS);
        var after = Chart.render(Chart.SECRETS, "backend: {config: {logLevel: DEBUG}}");
        var rekeyed = Chart.render(Chart.SECRETS, "secrets: {openaiApiKey: key}");

        assertThat(checksum(after, "backend"))
                .isNotEqualTo(checksum(before, "backend"))
                .isNotEqualTo(checksum(rekeyed, "backend"));
        assertThat(checksum(rekeyed, "backend")).isNotEqualTo(checksum(before, "backend"));
        assertThat(checksum(after, "frontend"))
                .isNotBlank()
                .isEqualTo(checksum(before, "frontend"));
    }

    private static String checksum(Resources resources, String service) {
        return resources
                .get("Deployment/" + service)
                .at("/spec/template/metadata/annotations/checksum~1config")
                .asText();
    }
}
