package todo.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The startup time of a service's first pod, from the start of its container to its first
 * successful readiness probe.
 */
final class StartupTime {

    /** The pause between probes, because each uses some of the pod's little CPU. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Cluster cluster;
    private final String service;

    private StartupTime(Cluster cluster, String service) {
        this.cluster = cluster;
        this.service = service;
    }

    /** Measures the first pod that appears from now on, to a fifth of a second. */
    static CompletableFuture<Duration> watch(Cluster cluster, String service) {
        var start = new StartupTime(cluster, service);
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
     * The creation time of the container's cgroup, some tenths of a second before its first
     * instruction. The pod's status has only whole seconds.
     */
    private Instant containerStart(Pod pod) throws InterruptedException {
        while (true) {
            var seconds =
                    PrometheusText.value(
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
