package todo.e2e;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cluster that KUBECONFIG names, as far as the product's namespace goes. */
final class Cluster implements AutoCloseable {

    private static final String NAMESPACE = "todo";

    private final KubernetesClient client = new KubernetesClientBuilder().build();

    /**
     * Waits until a Deployment runs as many pods of its newest kind as it should, and no others.
     *
     * @throws AssertionError with what is known of its pods if that takes three minutes
     */
    void awaitReady(String deployment) {
        try {
            client.apps()
                    .deployments()
                    .inNamespace(NAMESPACE)
                    .withName(deployment)
                    .waitUntilCondition(Cluster::settled, 3, MINUTES);
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

    private static boolean settled(Deployment deployment) {
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
     * @return a service's pods that are not on their way out
     */
    List<Pod> pods(String service) {
        var all =
                client.pods()
                        .inNamespace(NAMESPACE)
                        .withLabel("app.kubernetes.io/name", service)
                        .list()
                        .getItems();
        return all.stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    /** Ends a pod without any notice, and returns when it is gone. */
    void kill(Pod pod) {
        client.resource(pod).withGracePeriod(0).delete();
        client.resource(pod).waitUntilCondition(Objects::isNull, 1, MINUTES);
    }

    /**
     * @return kind and name of what the product has in its namespace, apart from pods that are
     *     leaving
     */
    List<String> contents() {
        return Stream.<List<? extends HasMetadata>>of(
                        client.apps().deployments().inNamespace(NAMESPACE).list().getItems(),
                        client.services().inNamespace(NAMESPACE).list().getItems(),
                        client.network().v1().ingresses().inNamespace(NAMESPACE).list().getItems(),
                        client.configMaps().inNamespace(NAMESPACE).list().getItems(),
                        client.secrets().inNamespace(NAMESPACE).list().getItems())
                .flatMap(List::stream)
                .map(resource -> resource.getKind() + "/" + resource.getMetadata().getName())
                .filter(name -> !name.equals("ConfigMap/kube-root-ca.crt"))
                .toList();
    }

    /** Returns when it is gone, with everything in it. */
    void deleteNamespace() {
        client.namespaces().withName(NAMESPACE).delete();
        client.namespaces().withName(NAMESPACE).waitUntilCondition(Objects::isNull, 2, MINUTES);
    }

    /**
     * @return what the one pod of a service has in memory, by its own metrics
     */
    String residentMegabytes(String service) {
        var bytes =
                Prometheus.value(
                        ask(pods(service).getFirst(), "/metrics"),
                        "process_resident_memory_bytes",
                        "");
        return "%.0f MiB".formatted(bytes.orElseThrow() / (1 << 20));
    }

    /**
     * @return what a pod answers to a GET, through the API server; throws what the client throws
     *     for other than 2xx
     */
    String ask(Pod pod, String path) {
        var port =
                pod.getSpec().getContainers().getFirst().getPorts().getFirst().getContainerPort();
        return client.raw(
                "/api/v1/namespaces/%s/pods/%s:%d/proxy%s"
                        .formatted(NAMESPACE, pod.getMetadata().getName(), port, path));
    }

    /**
     * @return the kubelet's own figures of its containers, in Prometheus' text format
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
