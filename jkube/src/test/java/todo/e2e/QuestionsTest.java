package todo.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The commands of docs/aiops.md, as they stand there, find the fact that a good answer has; and
 * scripts/doctor finds what is wrong.
 */
@TestInstance(Lifecycle.PER_CLASS)
class QuestionsTest {

    private static final Path DOCUMENT = Commands.ROOT.resolve("docs/aiops.md");
    private static final Pattern COMMAND = Pattern.compile("`(kubectl [^`]+)`");

    /** Where the account that only looks may not look, as the document says. */
    private static final Pattern BEYOND = Pattern.compile(" top | ingressclass");

    private static final String LOOKER =
            "kubectl() { command kubectl --as=system:serviceaccount:todo:looker \"$@\"; }\n";

    private final Installation installation;
    private final Cluster cluster;

    QuestionsTest(@TempDir Path directory) throws IOException {
        installation = new Installation(directory);
        cluster = installation.cluster();
    }

    @BeforeAll
    void install() throws Exception {
        installation.install("backend.replicas=2");
        lines("    kubectl create ").forEach(QuestionsTest::shell);
    }

    @AfterAll
    void end() throws IOException {
        installation.close();
    }

    /**
     * @return the faults that scripts/doctor finds, but for one that this machine may have
     */
    private static List<String> faults() {
        return shell("scripts/doctor || true")
                .lines()
                .filter(line -> line.startsWith("!!"))
                .filter(line -> !line.contains("This machine does not know"))
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
    void the_account_that_only_looks_sees_logs_and_no_secrets() throws IOException {
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
    void a_release_that_is_well(int question, String fact) throws IOException {
        assertThat(answer(question)).contains(fact);
    }

    @Test
    void a_release_that_is_well_has_no_fault() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_request_that_has_an_id() throws IOException {
        var id = installation.register().add("Ask").headers().firstValue("X-Request-Id");

        assertThat(answer(8, "REQUEST_ID", id.orElseThrow())).contains("/api/tasks");
    }

    @Test
    void what_it_uses_as_soon_as_that_is_measured() throws Exception {
        Until.is(() ->
                cluster.client().top().pods().metrics(cluster.namespace()).getItems().size() == 3);

        assertThat(answer(5)).contains("256Mi");
    }

    @Test
    void a_pod_that_was_killed() throws Exception {
        var pod = cluster.pods("backend").getFirst();
        cluster.kill9(pod);
        Until.is(() -> cluster.restarts("backend") > 0);
        installation.awaitReady();

        assertThat(answer(4, "POD", pod.getMetadata().getName()))
                .contains("Error", "listening on port");
    }

    @Test
    void a_database_that_is_away() throws Exception {
        installation.gate().setState(FaultProxy.State.SHUT);
        Until.is(() ->
                cluster.pods("backend").stream()
                        .allMatch(pod -> cluster.status(pod, "/ready") == 503));

        assertThat(answer(2)).contains("the database is away");
        Until.is(() -> faults().toString().contains("does not reach the database"));

        installation.gate().setState(FaultProxy.State.OPEN);
        installation.awaitReady();
    }

    /**
     * @param words what stands for something in the commands, each followed by that
     * @return what the commands beside a question write; each of them something
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
                .map(command -> BEYOND.matcher(command).find() ? command : LOOKER + command)
                .map(QuestionsTest::shell)
                .peek(output -> assertThat(output).isNotBlank())
                .collect(joining());
    }
}
