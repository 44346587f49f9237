package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void have_stable_names_and_defaults() {
        assertThat(Chart.defaults())
                .isEqualTo(
                        Resources.parse(
                                """
                                namespace: todo
                                enabled: true
                                global: {}
                                environment: development
                                podSecurity: restricted
                                labels: {}
                                annotations: {}
                                imagePullSecrets: []
                                backend:
                                  replicas: 1
                                  image: {repository: todo-backend, tag: "", pullPolicy: IfNotPresent}
                                  resources:
                                    limits: {memory: 256Mi, cpu: 200m}
                                    requests: {memory: 128Mi, cpu: 100m}
                                  config: {logLevel: INFO, corsOrigins: "", apiVersion: v1}
                                  trustedProxies: 10.0.0.0/8,100.64.0.0/10,172.16.0.0/12,192.168.0.0/16,fc00::/7
                                  autoscaling: {enabled: false, minReplicas: 2, maxReplicas: 5, targetCpu: 100}
                                  podDisruptionBudget: {enabled: true, maxUnavailable: 1}
                                  serviceAccount: {create: false, name: "", annotations: {}}
                                  extraEnv: []
                                  extraVolumes: []
                                  extraVolumeMounts: []
                                  podLabels: {}
                                  podAnnotations: {}
                                  nodeSelector: {}
                                  tolerations: []
                                  affinity: {}
                                  topologySpreadConstraints:
                                    - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}
                                  priorityClassName: ""
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
                                  autoscaling: {enabled: false, minReplicas: 2, maxReplicas: 5, targetCpu: 100}
                                  podDisruptionBudget: {enabled: true, maxUnavailable: 1}
                                  serviceAccount: {create: false, name: "", annotations: {}}
                                  extraEnv: []
                                  extraVolumes: []
                                  extraVolumeMounts: []
                                  podLabels: {}
                                  podAnnotations: {}
                                  nodeSelector: {}
                                  tolerations: []
                                  affinity: {}
                                  topologySpreadConstraints:
                                    - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}
                                  priorityClassName: ""
                                  service: {port: 3000}
                                  probes:
                                    startup: {initialDelaySeconds: 1, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 120}
                                    liveness: {initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3}
                                    readiness: {initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3}
                                ingress:
                                  {enabled: true, className: nginx, host: todo.local, annotations: {}, tls: [], tlsSecret: "", clusterIssuer: ""}
                                gateway: {name: "", namespace: "", sectionName: ""}
                                assistant: {enabled: true, tokensADay: 200000, baseUrl: "", model: ""}
                                oauth: {publicAddress: ""}
                                networkPolicies:
                                  enabled: false
                                  ingressFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}]
                                  metricsFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                                  databaseTo: []
                                  databasePort: 5432
                                  modelTo: []
                                  modelPort: 0
                                monitoring:
                                  serviceMonitor: {enabled: false, interval: 30s, labels: {}}
                                  prometheusRule: {enabled: false, labels: {}, availability: 99.9, latency: 99, latencySeconds: 0.5}
                                  dashboard: {enabled: false, labels: {grafana_dashboard: "1"}}
                                postgresql:
                                  enabled: false
                                  image: {repository: docker.io/library/postgres, tag: "18.6", digest: "", pullPolicy: IfNotPresent}
                                  database: todo
                                  username: todo
                                  password: ""
                                  existingSecret: ""
                                  storage: {size: 5Gi, className: ""}
                                  resources:
                                    limits: {memory: 256Mi, cpu: 500m}
                                    requests: {memory: 128Mi, cpu: 50m}
                                  nodeSelector: {}
                                  tolerations: []
                                  affinity: {}
                                  priorityClassName: ""
                                  backup:
                                    enabled: true
                                    schedule: 30 2 * * *
                                    timeZone: Etc/UTC
                                    keep: 7
                                    storage: {size: 5Gi, className: ""}
                                    resources:
                                      limits: {memory: 128Mi, cpu: 500m}
                                      requests: {memory: 32Mi, cpu: 50m}
                                secrets: {create: true, existingSecret: "", generateSecretKey: false, databaseUrl: "", secretKey: "", openaiApiKey: ""}
                                """));
    }

    @Test
    void reach_the_resources() {
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
    void configure_the_pods_through_the_variables_that_the_services_read() {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        """
                        backend: {config: {logLevel: DEBUG, corsOrigins: "https://a.example,https://b.example", apiVersion: "2"}}
                        frontend: {config: {logLevel: ERROR, apiUrl: "http://api:80"}}
                        assistant: {enabled: false, tokensADay: 1000, baseUrl: "http://ollama:11434", model: "qwen3:8b"}
                        oauth: {publicAddress: "https://todo.example"}
                        """);

        assertThat(chart.get("ConfigMap/backend-config").get("data"))
                .isEqualTo(
                        Resources.parse(
                                """
                                LOG_LEVEL: DEBUG
                                CORS_ORIGINS: https://a.example,https://b.example
                                API_VERSION: "2"
                                OAUTH: https://todo.example
                                CHAT: "false"
                                CHAT_TOKENS_A_DAY: "1000"
                                OPENAI_BASE_URL: http://ollama:11434
                                OPENAI_MODEL: "qwen3:8b"
                                """));
        assertThat(chart.get("ConfigMap/frontend-config").get("data"))
                .isEqualTo(
                        Resources.parse(
                                """
                                LOG_LEVEL: ERROR
                                NEXT_PUBLIC_API_URL: http://api:80
                                OAUTH: https://todo.example
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
    void restart_only_the_pods_that_they_configure() {
        var before = Chart.render(Chart.SECRETS);
        var after = Chart.render(Chart.SECRETS, "backend: {config: {logLevel: DEBUG}}");
        var rekeyed = Chart.render(Chart.SECRETS, "secrets: {openaiApiKey: key}");
        var renamed = Chart.render(Chart.SECRETS, "assistant: {model: another}");

        assertThat(checksum(after, "backend"))
                .isNotEqualTo(checksum(before, "backend"))
                .isNotEqualTo(checksum(rekeyed, "backend"));
        assertThat(checksum(rekeyed, "backend")).isNotEqualTo(checksum(before, "backend"));
        assertThat(checksum(renamed, "backend")).isNotEqualTo(checksum(before, "backend"));
        assertThat(checksum(after, "frontend"))
                .isNotBlank()
                .isEqualTo(checksum(before, "frontend"));
        var opened = Chart.render(Chart.SECRETS, "oauth: {publicAddress: 'https://todo.example'}");
        assertThat(List.of("backend", "frontend"))
                .allSatisfy(service ->
                        assertThat(checksum(opened, service))
                                .isNotEqualTo(checksum(before, service)));
    }

    private static String checksum(Resources resources, String service) {
        return resources
                .get("Deployment/" + service)
                .at("/spec/template/metadata/annotations/checksum~1config")
                .asText();
    }
}
