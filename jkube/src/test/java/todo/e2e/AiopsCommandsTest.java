package todo.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.local.FaultProxy;

/**
 * The commands in docs/aiops.md show the facts that a good answer rests on, and scripts/doctor
 * finds the fault.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AiopsCommandsTest {

    private static final Path DOCUMENT = Commands.ROOT.resolve("docs/aiops.md");
    private static final Pattern COMMAND = Pattern.compile("`(kubectl [^`]+)`");

    /** Commands that the read-only account may not run, according to the document. */
    private static final Pattern FORBIDDEN_TO_VIEWER = Pattern.compile(" top | ingressclass");

    private static final String AS_VIEWER =
            "kubectl() { command kubectl --as=system:serviceaccount:todo:viewer \"$@\"; }\n";

    /** The cluster reads the metrics of new pods a few times a minute. */
    private static final Duration METRICS_TIMEOUT = Duration.ofMinutes(2);

    private final Installation installation;
    private final Cluster cluster;

    AiopsCommandsTest(@TempDir Path directory) throws IOException {
        installation = new Installation(directory);
        cluster = installation.cluster();
    }

    @BeforeAll
    void install() throws Exception {
        installation.install("backend.replicas=2");
        lines("    kubectl create ").forEach(AiopsCommandsTest::shell);
    }

    @AfterAll
    void end() throws IOException {
        installation.close();
    }

    /**
     * @return the faults that scripts/doctor finds, except a missing hosts entry on this machine
     */
    private static List<String> faults() {
        return shell("scripts/doctor || true")
                .lines()
                .filter(line -> line.startsWith("!!"))
                .filter(line -> !line.contains("This machine cannot resolve"))
                .toList();
    }

    private static List<String> lines(String beginning) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    private static String shell(String script) {
        return Commands.run("bash", "-c", script);
    }

    @Test
    void the_read_only_account_sees_logs_but_no_secrets() throws IOException {
        for (var line : lines("    kubectl auth can-i ")) {
            var answer = line.split("#", 2)[1].strip();
            assertThat(shell(line.replace("#", "|| true #")).strip()).as(line).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, deployment.apps/frontend",
        "3, backend-secret",
        "6, poddisruptionbudget.policy/backend",
        "7, todo.local",
        "9, poddisruptionbudget.policy/backend",
        "10, readOnlyRootFilesystem",
    })
    void the_commands_describe_a_healthy_release(int question, String fact) throws IOException {
        assertThat(answer(question)).contains(fact);
    }

    @Test
    void doctor_finds_no_fault_in_a_healthy_release() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void the_commands_find_a_request_by_its_id() throws IOException {
        var id = installation.register().add("Ask").headers().firstValue("X-Request-Id");

        assertThat(answer(8, "REQUEST_ID", id.orElseThrow())).contains("/api/tasks");
    }

    @Test
    void the_commands_show_resource_usage() throws Exception {
        Await.until(this::hasMetrics, METRICS_TIMEOUT);

        assertThat(answer(5)).contains("256Mi");
    }

    private boolean hasMetrics() {
        try {
            return cluster.client().top().pods().metrics(cluster.namespace()).getItems().size()
                    == 3;
        } catch (KubernetesClientException notNow) {
            return false;
        }
    }

    @Test
    void the_commands_explain_a_restart() throws Exception {
        var pod = cluster.pods("backend").getFirst();
        new PodProcess(pod).kill();
        Await.until(() -> cluster.restarts("backend") > 0);
        installation.awaitReady();

        assertThat(answer(4, "POD", pod.getMetadata().getName()))
                .contains("Error", "listening on port");
    }

    @Test
    void the_commands_and_doctor_explain_an_unavailable_database() throws Exception {
        installation.faultProxy().setState(FaultProxy.State.SHUT);
        Await.until(() ->
                cluster.pods("backend").stream()
                        .allMatch(pod -> cluster.status(pod, "/ready") == 503));

        assertThat(answer(2)).contains("the database is unavailable");
        Await.until(() -> faults().toString().contains("cannot connect to the database"));

        installation.faultProxy().setState(FaultProxy.State.OPEN);
        installation.awaitReady();
    }

    /**
     * @param words placeholders in the commands, each followed by its replacement
     * @return the output of the question's commands, none of which may be empty
     */
    private static String answer(int question, String... words) throws IOException {
        var row = lines("| " + question + " |").getFirst();
        var commands = row.substring(row.lastIndexOf(" | ")).replace("\\|", "|");
        for (var i = 0; i < words.length; i += 2) {
            commands = commands.replace(words[i], words[i + 1]);
        }
        return COMMAND.matcher(commands)
                .results()
                .map(command -> command.group(1))
                .map(command ->
                        FORBIDDEN_TO_VIEWER.matcher(command).find() ? command : AS_VIEWER + command)
                .map(AiopsCommandsTest::shell)
                .peek(output -> assertThat(output).isNotBlank())
                .collect(joining());
    }
}
