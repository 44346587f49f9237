package todo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What scripts/minikube decides, with programs in Minikube's place that only write down how they
 * are called.
 */
class MinikubeScriptTest {

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "DATABASE_URL",
                    "postgresql://todo:se,cret@host.minikube.internal/todo",
                    "SECRET_KEY",
                    "0123456789abcdef0123456789abcdef");

    @TempDir Path directory;

    private Path programs;
    private Path calls;

    @BeforeEach
    void only_what_every_machine_has() throws IOException {
        programs = Files.createDirectory(directory.resolve("bin"));
        calls = Files.createFile(directory.resolve("calls"));
        for (var name : List.of("cat", "dirname", "sed", "uname")) {
            executable(name, "PATH=/usr/bin:/bin\nexec " + name + " \"$@\"");
        }
    }

    @Test
    void all_that_is_missing_is_said_at_once() throws Exception {
        assertThat(run(1, Map.of()))
                .contains(
                        "minikube is missing",
                        "helm is missing",
                        "Maven (3.8.6 or newer, below 3.10) is missing; install it with:");
        assertThat(calls).isEmptyFile();
    }

    @Test
    void help_needs_nothing() throws Exception {
        assertThat(run(0, Map.of(), "--help"))
                .contains("usage: scripts/minikube")
                .doesNotContain("missing", "set -e");
    }

    @Test
    void a_new_cluster_is_started_built_for_and_installed_on() throws Exception {
        program(
                "minikube",
                "case $1 in status) exit 1;; ip) echo 192.168.49.2;; docker-env) echo 'export DOCKER_HOST=minikube';; esac");
        program("mvn", "echo engine $DOCKER_HOST >>" + calls);
        program("helm", "");
        program("openssl", "");

        assertThat(run(0, SETTINGS)).contains("192.168.49.2 todo.local", "open http://todo.local");
        assertThat(Files.readAllLines(calls))
                .containsSubsequence(
                        "minikube start --cpus=2 --memory=3g",
                        "minikube addons enable ingress",
                        "mvn -q -B -Dstyle.color=never -DskipTests package k8s:build",
                        "engine minikube")
                .anyMatch(call ->
                        call.startsWith("helm --kube-context minikube upgrade --install todo "))
                .noneMatch(call -> call.contains("restart") || call.contains("--mount"))
                .noneMatch(call -> call.contains("-Pdev") || call.contains("values-dev"))
                .noneMatch(call -> call.contains("postgresql.enabled"))
                .noneMatch(call -> call.contains("se,cret") || call.contains("0123456789abcdef"));
    }

    @Test
    void a_cluster_for_development_sees_the_checkout_and_runs_it() throws Exception {
        program("minikube", "case $1 in status) exit 1;; esac");
        program("mvn", "");
        program("helm", "");
        program("openssl", "");

        assertThat(run(0, SETTINGS, "--dev")).contains("mvn compile", "localhost:5005");
        var checkout = Path.of("../..").toRealPath();
        assertThat(Files.readAllLines(calls))
                .containsSubsequence(
                        "minikube start --cpus=2 --memory=3g --mount --mount-string="
                                + checkout
                                + ":/todo",
                        "mvn -q -B -Dstyle.color=never -DskipTests -Pdev package k8s:build")
                .anyMatch(call -> call.contains("--values src-k8s/values-dev.yaml"));
    }

    @Test
    void a_cluster_that_does_not_see_the_checkout_is_told_how_to_before_anything_is_built()
            throws Exception {
        program("minikube", "case $1 in ssh) exit 1;; esac");
        program("mvn", "");
        program("helm", "");
        program("openssl", "");

        assertThat(run(1, SETTINGS, "--dev"))
                .contains("minikube mount \"" + Path.of("../..").toRealPath() + ":/todo\"");
        assertThat(Files.readAllLines(calls)).noneMatch(call -> call.startsWith("mvn"));
    }

    @Test
    void without_a_database_the_chart_brings_one_and_helm_gets_its_options() throws Exception {
        program("minikube", "");
        program("mvn", "");
        program("helm", "");
        program("openssl", "");

        run(
                0,
                Map.of("SECRET_KEY", "0123456789abcdef0123456789abcdef"),
                "--set",
                "backend.replicas=2");
        assertThat(Files.readAllLines(calls))
                .anyMatch(call ->
                        call.contains("--set postgresql.enabled=true")
                                && call.endsWith("--set backend.replicas=2"));
    }

    @Test
    void an_option_that_there_is_not_is_refused() throws Exception {
        assertThat(run(2, SETTINGS, "--develop")).contains("usage: scripts/minikube");
        assertThat(calls).isEmptyFile();
    }

    @Test
    void a_second_time_starts_nothing_and_lets_the_pods_take_the_new_images() throws Exception {
        program("minikube", "");
        program("mvn", "");
        program("helm", "case $* in *list*) echo todo;; esac");
        program("openssl", "");

        run(0, SETTINGS);
        assertThat(Files.readAllLines(calls))
                .noneMatch(call -> call.startsWith("minikube start"))
                .contains(
                        "minikube kubectl -- -n todo rollout restart deployment/backend deployment/frontend");
    }

    @Test
    void a_service_that_does_not_become_ready_is_named() throws Exception {
        program("minikube", "case $* in *status\\ deployment/frontend*) exit 1;; esac");
        program("mvn", "");
        program("helm", "");
        program("openssl", "");

        assertThat(run(1, SETTINGS)).contains("frontend is not ready").doesNotContain("/etc/hosts");
    }

    /** A program that writes down how it is called, and does what {@code body} says. */
    private void program(String name, String body) throws IOException {
        executable(name, "echo " + name + " \"$@\" >>" + calls + "\n" + body);
    }

    private void executable(String name, String body) throws IOException {
        var file = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String run(int status, Map<String, String> environment, String... arguments)
            throws Exception {
        var builder = new ProcessBuilder("../../scripts/minikube").redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", directory.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }
}
