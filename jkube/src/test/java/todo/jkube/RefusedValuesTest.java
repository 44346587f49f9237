package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that the chart accepts, and its messages for the others. */
class RefusedValuesTest {

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
    void include_misspelt_names(String values) {
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
                    /assistant/baseUrl | assistant: {baseUrl: 'ollama:11434', model: m}
                    /assistant/baseUrl | assistant: {baseUrl: 'https://user:pw@host/v1', model: m}
                    /oauth/publicAddress | oauth: {publicAddress: 'https://todo.example/'}
                    /oauth/publicAddress | oauth: {publicAddress: 'http://todo.example'}
                    /oauth/publicAddress | oauth: {publicAddress: todo.example}
                    /networkPolicies/ingressFrom/0/namespaceSelector | networkPolicies: {ingressFrom: [{namespaceSelector: {matchLabel: {a: b}}}]}
                    /networkPolicies/databaseTo/0 | networkPolicies: {databaseTo: [{}]}
                    /networkPolicies/databaseTo/0/ipBlock/cidr | networkPolicies: {databaseTo: [{ipBlock: {cidr: 10.0.0.1}}]}
                    /backend/affinity/nodeAffinity | backend: {affinity: {nodeAffinity: {requiredDuringScheduling: {}}}}
                    /postgresql/backup/schedule | postgresql: {backup: {schedule: 99 99 * * *}}
                    missing property 'namespace' | namespace: null
                    missing property 'backend' | backend: null
                    """)
    void are_named_in_the_message(String name, String values) {
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
                    Set backend.autoscaling.maxReplicas to at least its minReplicas, 7. | backend: {autoscaling: {enabled: true, minReplicas: 7, maxReplicas: 3}}
                    Set assistant.model to the name of the model at assistant.baseUrl. | assistant: {baseUrl: 'http://ollama:11434'}
                    Set secrets.databaseUrl to a URL of the form postgresql:// | secrets: {databaseUrl: 'mysql://todo:hunter2@db/todo'}
                    Set secrets.databaseUrl to a URL of the form postgresql:// | secrets: {databaseUrl: localhost}
                    """)
    void are_explained_without_showing_secrets(String sentence, String values) {
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
                "assistant: {baseUrl: 'https://api.openai.com/v1/'}",
                "assistant: {baseUrl: 'http://[fd00::1]:8080', model: 'models/gemini:latest'}",
                "oauth: {publicAddress: 'https://todo.example:8443'}",
                "oauth: {publicAddress: 'http://[::1]:3000'}",
                "oauth: {publicAddress: 'http://todo.local'}",
                "labels: {example.org/team: ''}",
            })
    void do_not_include_rare_but_valid_values(String values) {
        assertThat(Chart.render(Chart.SECRETS, values).byName()).isNotEmpty();
    }
}
