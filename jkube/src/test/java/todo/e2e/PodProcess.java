package todo.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;

/** The JVM of a pod, as its node sees it. */
record PodProcess(Pod pod) {

    /** Kills it with SIGKILL. */
    void kill() {
        run("kill -9 ${process#/proc/}");
    }

    /**
     * @return the most memory that it has had so far, with the files that it maps, in MiB
     */
    double peakMemory() {
        return Double.parseDouble(run("awk '/^VmHWM/ { print $2 }' $process/status").strip())
                / 1024;
    }

    /**
     * @param command of a shell, in which {@code process} is its directory in {@code /proc}
     * @return its output
     */
    private String run(String command) {
        var uid = pod.getMetadata().getUid().replace('-', '.'); // some cgroup drivers write _ for -
        var node = System.getProperty("e2e.node", "");
        var script =
                """
                for process in /proc/[0-9]*; do
                  if grep -qs %s $process/cgroup && grep -qs java $process/comm; then %s; fi
                done
                """
                        .formatted(uid, command);
        return Commands.run(
                Stream.concat(
                                Stream.of(node.split(" ")).filter(word -> !word.isEmpty()),
                                Stream.of("sh", "-c", script))
                        .toArray(String[]::new));
    }
}
