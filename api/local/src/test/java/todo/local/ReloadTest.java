package todo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReloadTest {

    @TempDir Path checkout;

    private Path classes;
    private Process reload;
    private BufferedReader output;

    /** What was written before the service itself wrote something. */
    private List<String> before;

    @BeforeEach
    void the_first_is_running() throws IOException {
        classes = Files.createDirectories(checkout.resolve("api/target/classes"));
        Files.createDirectories(checkout.resolve("api/http/target/classes"));
        compile(sayingUntilItIsStopped("one"));
        start(Map.of());
    }

    private void start(Map<String, String> environment) throws IOException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                "target/classes",
                                "todo.local.Reload",
                                checkout.toString(),
                                "-Dtold=option")
                        .redirectErrorStream(true);
        builder.environment().putAll(Map.of("RELOAD", "api", "DRAIN_SECONDS", "5"));
        builder.environment().putAll(environment);
        reload = builder.start();
        output = reload.inputReader();
        before = awaitLine("one option 0");
    }

    @AfterEach
    void end() throws InterruptedException {
        reload.destroy();
        reload.waitFor();
    }

    @Test
    void a_changed_class_takes_the_place_of_the_one_before() throws IOException {
        compile(sayingUntilItIsStopped("two"));

        awaitLine("one is stopped");
        awaitLine("two option 0");
    }

    @Test
    void what_the_compiler_has_taken_away_runs_until_there_is_something_new() throws Exception {
        Files.delete(classes.resolve("todo/api/ApiMain.class"));
        Files.writeString(classes.resolve("half"), "of a build");
        nothingIsSaidWhileItLooksSeveralTimes();
        compile(sayingUntilItIsStopped("two"));

        assertThat(awaitLine("two option 0"))
                .containsExactly("one is stopped", "Starting api", "two option 0");
    }

    @Test
    void a_service_that_cannot_start_is_mended_by_the_next_change() throws IOException {
        compile("void main() { IO.println(\"broken\"); System.exit(1); }");
        awaitLine("broken");
        compile(sayingUntilItIsStopped("two"));

        awaitLine("two option 0");
    }

    @Test
    void the_service_is_stopped_with_it() throws Exception {
        reload.toHandle().destroy();

        awaitLine("one is stopped");
        assertThat(reload.waitFor()).isEqualTo(143);
    }

    @Test
    void a_debugger_is_answered_where_a_port_is_named() throws Exception {
        assertThat(before).containsExactly("Starting api", "one option 0");
        end();
        start(Map.of("DEBUG_PORT", "0"));

        var port = Integer.parseInt(before.get(1).replaceFirst(".*dt_socket at address: ", ""));
        var greeting = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
        try (var debugger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            debugger.getOutputStream().write(greeting);
            assertThat(debugger.getInputStream().readNBytes(greeting.length)).isEqualTo(greeting);
        }
    }

    /** That something does not happen can only be seen for a while. */
    private void nothingIsSaidWhileItLooksSeveralTimes() throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() < deadline) {
            assertThat(output.ready()).isFalse();
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static String sayingUntilItIsStopped(String name) {
        return """
        void main() throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> IO.println("%1$s is stopped")));
            IO.println("%1$s " + System.getProperty("told") + " " + System.getenv("DRAIN_SECONDS"));
            Thread.sleep(60_000);
        }
        """
                .formatted(name);
    }

    /** Compiles todo.api.ApiMain. */
    private void compile(String members) throws IOException {
        var source =
                Files.writeString(
                        checkout.resolve("ApiMain.java"),
                        "package todo.api; class ApiMain { "
                                + members.replace("void main()", "static void main(String[] none)")
                                + "}");
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
    }

    /**
     * @return what is written until then
     */
    private List<String> awaitLine(String awaited) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        while (line != null && !line.equals(awaited)) {
            line = output.readLine();
            lines.add(String.valueOf(line));
        }
        assertThat(lines).endsWith(awaited);
        return lines;
    }
}
