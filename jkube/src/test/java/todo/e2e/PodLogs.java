package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import todo.jkube.Credential;

/** The complete logs of all containers in a namespace. Safe for concurrent use. */
final class PodLogs implements ResourceEventHandler<Pod>, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Map<String, ByteArrayOutputStream> written = new ConcurrentHashMap<>();
    private final SharedIndexInformer<Pod> pods;

    /**
     * @param secrets texts that no line may contain
     */
    PodLogs(Cluster cluster, List<String> secrets) {
        this.client = cluster.client();
        this.secrets.addAll(secrets);
        this.secrets.add(Account.PASSWORD);
        this.pods = client.pods().inNamespace(cluster.namespace()).inform(this);
    }

    void secret(String secret) {
        secrets.add(secret);
    }

    @Override
    public void onAdd(Pod pod) {
        pod.getStatus().getContainerStatuses().stream()
                .filter(container -> container.getState().getRunning() != null)
                .map(ContainerStatus::getContainerID)
                .forEach(container -> read(pod, container));
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
        onAdd(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {
        // Its logs are kept.
    }

    private void read(Pod pod, String container) {
        var out = new ByteArrayOutputStream();
        if (written.putIfAbsent(container, out) == null) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var log = client.pods().resource(pod).watchLog()) {
                            log.getOutput().transferTo(out);
                        } catch (IOException | KubernetesClientException gone) {
                            // the container is gone
                        }
                    });
        }
    }

    /**
     * Checks that each line is one JSON object without a secret.
     *
     * @return the number of lines
     */
    long check() throws IOException {
        var count = 0L;
        for (var log : written.values()) {
            for (var line : log.toString(StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank()) {
                    assertThat(JSON.readTree(line).isObject()).as(line).isTrue();
                    assertThat(secrets).as(line).noneMatch(line::contains);
                    assertThat(Credential.in(line)).as(line).isEmpty();
                    count++;
                }
            }
        }
        return count;
    }

    /**
     * @return the number of containers that logged this text
     */
    long containersThatLogged(String text) {
        return written.values().stream()
                .filter(log -> log.toString(StandardCharsets.UTF_8).contains(text))
                .count();
    }

    @Override
    public void close() {
        pods.close();
    }
}
