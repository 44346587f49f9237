package todo.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * How long a service's first pod takes, from the start of its container until its readiness probe
 * is answered.
 */
final class Start {

    /** Asking costs the service a part of the little CPU that it starts with. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Cluster cluster;
    private final String service;

    private Start(Cluster cluster, String service) {
        this.cluster = cluster;
        this.service = service;
    }

    /** Watches for a pod that is not there yet; right to a fifth of a second. */
    static CompletableFuture<Duration> watch(Cluster cluster, String service) {
        var start = new Start(cluster, service);
        return CompletableFuture.supplyAsync(
                start::observe, task -> Thread.ofVirtual().start(task));
    }

    private Duration observe() {
        try {
            while (true) {
                for (var pod : cluster.pods(service)) {
                    if (ready(pod)) {
                        var ready = Instant.now();
                        return Duration.between(containerStart(pod), ready);
                    }
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            throw new CompletionException(stopped);
        }
    }

    private boolean ready(Pod pod) {
        var path =
                pod.getSpec().getContainers().getFirst().getReadinessProbe().getHttpGet().getPath();
        try {
            return cluster.ask(pod, path) != null;
        } catch (KubernetesClientException notYet) {
            return false;
        }
    }

    /**
     * When its cgroup was made, some tenths of a second before its first instruction. The pod's
     * status would have whole seconds only.
     */
    private Instant containerStart(Pod pod) throws InterruptedException {
        while (true) {
            var seconds =
                    Prometheus.value(
                            cluster.kubeletMetrics(pod),
                            "container_start_time_seconds",
                            "pod=\"" + pod.getMetadata().getName() + "\"");
            if (seconds.isPresent()) {
                return Instant.ofEpochMilli(Math.round(seconds.getAsDouble() * 1000));
            }
            Thread.sleep(PAUSE);
        }
    }
}
