package todo.e2e;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product's namespace in the cluster of KUBECONFIG. */
final class Cluster implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** A client without retries: by default it repeats requests that get a 503. */
    private final KubernetesClient client =
            new KubernetesClientBuilder()
                    .withConfig(new ConfigBuilder().withRequestRetryBackoffLimit(0).build())
                    .build();

    private final String namespace;

    Cluster(String namespace) {
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    KubernetesClient client() {
        return client;
    }

    /**
     * Waits until a Deployment's rollout is complete.
     *
     * @throws AssertionError with the state of its pods after three minutes
     */
    void awaitReady(String deployment) {
        try {
            client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName(deployment)
                    .waitUntilCondition(Cluster::rolledOut, 3, MINUTES);
        } catch (KubernetesClientTimeoutException late) {
            throw new AssertionError(
                    deployment + " does not become ready:\n" + describe(deployment), late);
        }
    }

    private String describe(String service) {
        return pods(service).stream()
                .map(pod ->
                        pod.getMetadata().getName()
                                + " "
                                + pod.getStatus()
                                + "\n"
                                + client.pods().resource(pod).tailingLines(30).getLog())
                .collect(Collectors.joining("\n\n"));
    }

    private static boolean rolledOut(Deployment deployment) {
        if (deployment == null || deployment.getStatus() == null) {
            return false;
        }
        var status = deployment.getStatus();
        var wanted = deployment.getSpec().getReplicas();
        return Objects.equals(
                        status.getObservedGeneration(), deployment.getMetadata().getGeneration())
                && wanted.equals(status.getUpdatedReplicas())
                && wanted.equals(status.getReadyReplicas())
                && wanted.equals(status.getReplicas());
    }

    /**
     * @return a service's pods that are not terminating
     */
    List<Pod> pods(String service) {
        var all =
                client.pods()
                        .inNamespace(namespace)
                        .withLabel("app.kubernetes.io/name", service)
                        .list()
                        .getItems();
        return all.stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    /** Deletes a pod without a grace period, and waits until it is gone. */
    void kill(Pod pod) {
        client.resource(pod).withGracePeriod(0).delete();
        client.resource(pod).waitUntilCondition(Objects::isNull, 1, MINUTES);
    }

    /**
     * Evicts all pods of a service one after another, retrying while a disruption budget refuses,
     * as a node drain does.
     */
    void evict(String service) throws InterruptedException {
        for (var pod : pods(service)) {
            var deadline = Instant.now().plus(TIMEOUT);
            while (!client.pods().resource(pod).evict()) {
                assertThat(Instant.now()).as("eviction of " + service).isBefore(deadline);
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Deletes a pod without waiting. */
    void delete(Pod pod) {
        client.resource(pod).delete();
    }

    /**
     * Waits for a pod's container to exit.
     *
     * @return its exit code
     */
    CompletableFuture<Integer> exitCode(Pod pod) {
        return CompletableFuture.supplyAsync(() -> {
            var last = new AtomicReference<Integer>();
            client.resource(pod)
                    .waitUntilCondition(
                            now -> {
                                if (now == null) {
                                    return true;
                                }
                                var state =
                                        now.getStatus()
                                                .getContainerStatuses()
                                                .getFirst()
                                                .getState()
                                                .getTerminated();
                                if (state != null) {
                                    last.set(state.getExitCode());
                                }
                                return state != null;
                            },
                            1,
                            MINUTES);
            return last.get();
        });
    }

    /**
     * @return the number of restarts of a service's containers
     */
    int restarts(String service) {
        return pods(service).stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
    }

    /** Forwards a port of this machine to a pod, ready or not. */
    LocalPortForward forward(Pod pod) {
        return client.pods().resource(pod).portForward(port(pod));
    }

    /**
     * @return the status of a GET from a pod, through the API server; 0 without a response
     */
    int status(Pod pod, String path) {
        try {
            return ask(pod, path) == null ? 404 : 200;
        } catch (KubernetesClientException refused) {
            return refused.getCode();
        }
    }

    /**
     * @return kind and name of the product's resources in its namespace, without terminating pods
     */
    List<String> contents() {
        return Stream.<List<? extends HasMetadata>>of(
                        client.apps().deployments().inNamespace(namespace).list().getItems(),
                        client.services().inNamespace(namespace).list().getItems(),
                        client.network().v1().ingresses().inNamespace(namespace).list().getItems(),
                        client.configMaps().inNamespace(namespace).list().getItems(),
                        client.secrets().inNamespace(namespace).list().getItems())
                .flatMap(List::stream)
                .map(resource -> resource.getKind() + "/" + resource.getMetadata().getName())
                .filter(name -> !name.equals("ConfigMap/kube-root-ca.crt"))
                .toList();
    }

    /** Deletes the namespace and waits until it is gone. */
    void deleteNamespace() {
        client.namespaces().withName(namespace).delete();
        client.namespaces().withName(namespace).waitUntilCondition(Objects::isNull, 2, MINUTES);
    }

    /**
     * @return the memory usage of a service's first pod, as counted against its limit
     */
    String memory(String service) {
        var pod = pods(service).getFirst();
        var bytes =
                PrometheusText.value(
                        kubeletMetrics(pod),
                        "container_memory_working_set_bytes",
                        "pod=\"" + pod.getMetadata().getName() + "\"");
        return "%.0f MiB".formatted(bytes.orElseThrow() / (1 << 20));
    }

    /**
     * @return the body of a GET from a pod, through the API server; throws the client's exception
     *     if the status is not 2xx
     */
    String ask(Pod pod, String path) {
        return client.raw(
                "/api/v1/namespaces/%s/pods/%s:%d/proxy%s"
                        .formatted(namespace, pod.getMetadata().getName(), port(pod), path));
    }

    private static int port(Pod pod) {
        return pod.getSpec().getContainers().getFirst().getPorts().getFirst().getContainerPort();
    }

    /**
     * @return the kubelet's metrics of its containers, in Prometheus' text format
     */
    String kubeletMetrics(Pod pod) {
        return client.raw(
                "/api/v1/nodes/%s/proxy/metrics/resource".formatted(pod.getSpec().getNodeName()));
    }

    @Override
    public void close() {
        client.close();
    }
}
