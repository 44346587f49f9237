package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                                networkPolicies:
                                  enabled: false
                                  ingressFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}]
                                  metricsFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                                  databaseTo: []
                                  databasePort: 5432
                                  modelTo: []
                                  modelPort: 443
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
                "backend: {autoscaling: {enable: true}}",
                "backend: {tolerations: [{keys: spot}]}",
                "backend: {affinity: {podsAffinity: {}}}",
                "frontend: {extraEnv: [{name: A, values: b}]}",
                "frontend: {extraVolumeMounts: [{name: a, mountPath: /a, readonly: true}]}",
                "frontend: {serviceAccount: {automount: true}}",
                "gateway: {enabled: true}",
                "networkPolicies: {ingressFrom: [{namespace: edge}]}",
                "monitoring: {serviceMonitor: {enable: true}}",
                "postgresql: {backup: {keeps: 3}}",
                "imagePullSecrets: [{names: registry}]",
            })
    void areRefusedWhereTheyAreMisspelt(String values) {
        assertThat(Chart.refusal(Chart.SECRETS, values)).containsIgnoringCase("additional propert");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    /backend/replicas | backend: {replicas: two}
                    /backend/replicas | backend: {replicas: -1}
                    /backend/image/pullPolicy | backend: {image: {pullPolicy: Sometimes}}
                    /backend/config/logLevel | backend: {config: {logLevel: LOUD}}
                    /frontend/service/port | frontend: {service: {port: 70000}}
                    /frontend/config/apiUrl | frontend: {config: {apiUrl: backend}}
                    /namespace | namespace: Todo List
                    /backend/autoscaling/enabled | backend: {autoscaling: {enabled: 'yes'}}
                    /backend/extraEnv/0 | backend: {extraEnv: [{value: b}]}
                    /backend/podLabels/app.kubernetes.io~1name | backend: {podLabels: {app.kubernetes.io/name: mine}}
                    /frontend/topologySpreadConstraints/0/whenUnsatisfiable | frontend: {topologySpreadConstraints: [{topologyKey: zone, whenUnsatisfiable: Never}]}
                    /imagePullSecrets/0 | imagePullSecrets: [registry]
                    /monitoring/prometheusRule/latencySeconds | monitoring: {prometheusRule: {latencySeconds: 0.3}}
                    /monitoring/serviceMonitor/interval | monitoring: {serviceMonitor: {interval: 30}}
                    /postgresql/backup/keep | postgresql: {backup: {keep: 0}}
                    /postgresql/backup/schedule | postgresql: {backup: {schedule: nightly}}
                    /postgresql/image/digest | postgresql: {image: {digest: latest}}
                    /postgresql/password | postgresql: {password: 'a b'}
                    /postgresql/username | postgresql: {username: postgres}
                    /postgresql/storage/size | postgresql: {storage: {size: 5GB}}
                    /backend/resources/limits/memory | backend: {resources: {limits: {memory: 256MB}}}
                    /backend/resources/limits | backend: {resources: {limits: {memry: 256Mi}}}
                    /frontend/resources/requests/cpu | frontend: {resources: {requests: {cpu: lots}}}
                    /ingress/host | ingress: {host: 'https://todo.example'}
                    /ingress/host | ingress: {host: 'todo.example:8080'}
                    /ingress/host | ingress: {host: Todo.Example}
                    /ingress/className | ingress: {className: ''}
                    /gateway/name | gateway: {name: My Gateway}
                    /secrets/existingSecret | secrets: {existingSecret: My Secret}
                    /labels': additional properties 'bad key!' | labels: {'bad key!': x}
                    /labels/team | labels: {team: has space}
                    /backend/config/corsOrigins | backend: {config: {corsOrigins: '*'}}
                    /backend/config/corsOrigins | backend: {config: {corsOrigins: 'https://a.example/'}}
                    /networkPolicies/ingressFrom/0/namespaceSelector | networkPolicies: {ingressFrom: [{namespaceSelector: {matchLabel: {a: b}}}]}
                    /networkPolicies/databaseTo/0 | networkPolicies: {databaseTo: [{}]}
                    /networkPolicies/databaseTo/0/ipBlock/cidr | networkPolicies: {databaseTo: [{ipBlock: {cidr: 10.0.0.1}}]}
                    /backend/affinity/nodeAffinity | backend: {affinity: {nodeAffinity: {requiredDuringScheduling: {}}}}
                    /postgresql/backup/schedule | postgresql: {backup: {schedule: 99 99 * * *}}
                    missing property 'namespace' | namespace: null
                    missing property 'backend' | backend: null
                    """)
    void areRefusedByNameWhereTheyCannotBe(String name, String values) {
        assertThat(Chart.refusal(Chart.SECRETS, values))
                .contains("values don't meet the specifications of the schema")
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    Set backend.autoscaling.maxReplicas to at least its minReplicas, which is 7. | backend: {autoscaling: {enabled: true, minReplicas: 7, maxReplicas: 3}}
                    Set secrets.databaseUrl to an address of the form postgresql:// | secrets: {databaseUrl: 'mysql://todo:hunter2@db/todo'}
                    Set secrets.databaseUrl to an address of the form postgresql:// | secrets: {databaseUrl: localhost}
                    """)
    void areRefusedInASentenceThatShowsNoSecret(String sentence, String values) {
        assertThat(Chart.refusal(Chart.SECRETS, values))
                .contains(sentence)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend: {resources: {limits: {memory: 268435456, cpu: 1.5, ephemeral-storage: 1Gi}}}",
                "ingress: {host: '*.todo.example'}",
                "backend: {config: {corsOrigins: 'https://a.example, http://[::1]:3000'}}",
                "networkPolicies: {databaseTo: [{namespaceSelector: {}}, {ipBlock: {cidr: 'fd00::/8'}}]}",
                "postgresql: {backup: {schedule: '*/15 0-6,22 1 JAN MON-FRI'}}",
                "labels: {example.org/team: ''}",
            })
    void areTakenWhereTheyAreRare(String values) {
        assertThat(Chart.render(Chart.SECRETS, values).byName()).isNotEmpty();
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
