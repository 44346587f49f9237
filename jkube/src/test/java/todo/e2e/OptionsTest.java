package todo.e2e;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Enables all optional features of the chart at once. Its database's image is built from the
 * PostgreSQL that is installed on this machine: see src/test/postgres.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SkipAfterFailure.class)
class OptionsTest {

    /** The other tests use the helm on the PATH. */
    private static final String HELM = System.getProperty("e2e.otherHelm", "helm");

    private static final String NAMESPACE = "todo-options";
    private static final Image DATABASE = new Image("todo-postgres:e2e");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final List<String> SERVICES = List.of("backend", "frontend");
    private static final String VALUES =
            String.join(
                    ",",
                    "namespace=" + NAMESPACE,
                    "ingress.enabled=false",
                    "postgresql.enabled=true",
                    "postgresql.image.repository=todo-postgres",
                    "postgresql.image.tag=e2e",
                    "postgresql.image.pullPolicy=Never",
                    "secrets.generateSecretKey=true",
                    "networkPolicies.enabled=true",
                    "monitoring.dashboard.enabled=true",
                    "backend.autoscaling.enabled=true",
                    "backend.serviceAccount.create=true",
                    "frontend.autoscaling.enabled=true",
                    "frontend.serviceAccount.create=true");

    private final KubernetesClient client = new KubernetesClientBuilder().build();

    @BeforeAll
    @AfterAll
    void uninstall() {
        Commands.run(HELM, "uninstall", NAMESPACE, "--ignore-not-found", "--wait");
        client.namespaces().withName(NAMESPACE).delete();
        client.namespaces().withName(NAMESPACE).waitUntilCondition(Objects::isNull, 2, MINUTES);
    }

    @AfterAll
    void end() {
        client.close();
    }

    @Test
    @Order(1)
    void all_options_install_together_and_the_release_works() {
        Commands.run("jkube/src/test/postgres/image", DATABASE.name());
        DATABASE.load();
        for (var service : SERVICES) {
            new Image("todo-" + service + ":" + System.getProperty("e2e.version", "")).load();
        }
        Commands.run(HELM, "install", NAMESPACE, Release.chart().toString(), "--set", VALUES);
        for (var service : SERVICES) {
            client.apps()
                    .deployments()
                    .inNamespace(NAMESPACE)
                    .withName(service)
                    .waitUntilCondition(OptionsTest::hasTwoPods, 3, MINUTES);
        }

        Commands.run(HELM, "test", NAMESPACE, "--timeout", "2m");
    }

    @Test
    @Order(2)
    void only_allowed_peers_reach_the_services() {
        var known =
                Map.of("app.kubernetes.io/name", "smoke-test", "app.kubernetes.io/part-of", "todo");

        assertThat(reached("known", known)).containsExactlyInAnyOrder("backend", "frontend");
        assertThat(reached("stranger", Map.of("app", "stranger"))).isEmpty();
    }

    @Test
    @Order(3)
    void the_autoscalers_receive_cpu_metrics() {
        for (var service : SERVICES) {
            var scaled =
                    client.autoscaling()
                            .v2()
                            .horizontalPodAutoscalers()
                            .inNamespace(NAMESPACE)
                            .withName(service)
                            .waitUntilCondition(
                                    scaler ->
                                            scaler.getStatus().getConditions().stream()
                                                    .anyMatch(condition ->
                                                            condition
                                                                            .getType()
                                                                            .equals("ScalingActive")
                                                                    && condition
                                                                            .getStatus()
                                                                            .equals("True")),
                                    2,
                                    MINUTES);
            assertThat(scaled.getSpec().getMinReplicas()).isEqualTo(2);
        }
    }

    @Test
    @Order(4)
    void draining_a_node_keeps_one_of_two_pods() throws InterruptedException {
        for (var service : SERVICES) {
            var leaving = pods(service);
            var deadline = Instant.now().plus(TIMEOUT);
            while (leaving.stream().anyMatch(this::evicted)) {
                assertThat(ready(service)).as("ready pods of the " + service).isPositive();
                assertThat(Instant.now()).isBefore(deadline);
                Thread.sleep(PAUSE);
            }
        }
    }

    @Test
    @Order(5)
    void an_upgrade_keeps_the_generated_key_and_the_pods() {
        var key = secretKey();
        var generation = generation();
        Commands.run(HELM, "upgrade", NAMESPACE, Release.chart().toString(), "--set", VALUES);

        assertThat(key.length()).isGreaterThanOrEqualTo(32);
        assertThat(secretKey()).isEqualTo(key);
        assertThat(generation()).isEqualTo(generation);
    }

    @Test
    @Order(6)
    void the_nightly_backup_writes_a_readable_dump() {
        var nightly =
                client.batch()
                        .v1()
                        .cronjobs()
                        .inNamespace(NAMESPACE)
                        .withName("postgresql-backup")
                        .require();
        var now =
                new JobBuilder()
                        .withNewMetadata()
                        .withName("backup-now")
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withSpec(nightly.getSpec().getJobTemplate().getSpec())
                        .build();
        client.resource(now).create();
        var done =
                client.resource(now)
                        .waitUntilCondition(
                                job -> Objects.equals(job.getStatus().getSucceeded(), 1),
                                1,
                                MINUTES);

        assertThat(done.getStatus().getFailed()).isNull();
    }

    /**
     * @param labels the labels of a pod that tries to connect
     * @return the product's services that it reaches
     */
    private Set<String> reached(String name, Map<String, String> labels) {
        var pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .withRestartPolicy("Never")
                        .withNewSecurityContext()
                        .withRunAsNonRoot(true)
                        .withNewSeccompProfile()
                        .withType("RuntimeDefault")
                        .endSeccompProfile()
                        .endSecurityContext()
                        .addNewContainer()
                        .withName(name)
                        .withImage(DATABASE.name())
                        .withImagePullPolicy("Never")
                        .withCommand(
                                "bash",
                                "-c",
                                """
                                for at in backend/8000 frontend/3000 postgresql/5432; do
                                  timeout 3 bash -c "</dev/tcp/$at" 2>/dev/null && echo "${at%/*}"
                                done
                                true
                                """)
                        .withNewSecurityContext()
                        .withAllowPrivilegeEscalation(false)
                        .withNewCapabilities()
                        .withDrop("ALL")
                        .endCapabilities()
                        .endSecurityContext()
                        .endContainer()
                        .endSpec()
                        .build();
        client.resource(pod).create();
        client.resource(pod)
                .waitUntilCondition(
                        done -> done.getStatus().getPhase().equals("Succeeded"), 1, MINUTES);
        return Set.copyOf(client.pods().resource(pod).getLog().lines().toList());
    }

    /**
     * Tries to evict a pod, as a node drain does repeatedly.
     *
     * @return false if it has been evicted
     */
    private boolean evicted(Pod pod) {
        var there = client.pods().resource(pod).get();
        if (there != null && there.getMetadata().getDeletionTimestamp() == null) {
            client.pods().resource(pod).evict();
        }
        return there != null;
    }

    private int ready(String service) {
        var status =
                client.apps()
                        .deployments()
                        .inNamespace(NAMESPACE)
                        .withName(service)
                        .require()
                        .getStatus();
        return Objects.requireNonNullElse(status.getReadyReplicas(), 0);
    }

    private static boolean hasTwoPods(Deployment deployment) {
        return deployment != null
                && deployment.getStatus() != null
                && Objects.equals(deployment.getStatus().getReadyReplicas(), 2);
    }

    private List<Pod> pods(String service) {
        return client.pods()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/name", service)
                .list()
                .getItems();
    }

    private String secretKey() {
        var secret = client.secrets().inNamespace(NAMESPACE).withName("backend-secret").require();
        return String.valueOf(secret.getData().get("SECRET_KEY"));
    }

    private long generation() {
        return client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("backend")
                .require()
                .getMetadata()
                .getGeneration();
    }
}
