package todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.http.Json;
import todo.local.Gate;

/** The process as an operator starts and stops it. */
@Timeout(60)
class MainTest {

    @Test
    void a_configuration_that_cannot_be_used_ends_it_with_every_fault_in_one_line()
            throws Exception {
        var process = start(Map.of("PORT", "none", "SECRET_KEY", "hidden"));

        var output = process.inputReader().lines().collect(Collectors.joining("\n"));

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output.lines()).hasSize(1);
        var message = message(output);
        assertThat(message)
                .contains("DATABASE_URL is required", "PORT has to be", "SECRET_KEY has to be");
        assertThat(output).doesNotContain("hidden", "\\tat ");
    }

    @Test
    void a_port_that_is_taken_ends_it_with_a_sentence() throws Exception {
        try (var taken = new java.net.ServerSocket(0)) {
            var process =
                    start(
                            Map.of(
                                    "PORT",
                                    Integer.toString(taken.getLocalPort()),
                                    "DATABASE_URL",
                                    "postgresql://nobody@127.0.0.1:1/none",
                                    "SECRET_KEY",
                                    TestApi.SECRET_KEY));

            assertThat(process.inputReader().lines())
                    .anyMatch(line -> line.contains("Address already in use"));
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void being_told_to_stop_is_no_failure() throws Exception {
        var process =
                start(
                        Map.of(
                                "PORT",
                                "0",
                                "DATABASE_URL",
                                TestApi.database(),
                                "SECRET_KEY",
                                TestApi.SECRET_KEY));
        try (var output = process.inputReader()) {
            awaitLine(output, "listening on port");

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }

    @Test
    void a_database_that_goes_and_comes_back_is_one_line_of_the_log_each() throws Exception {
        var url = URI.create(TestApi.database());
        try (var gate = Gate.open(url.getPort(), Gate.State.OPEN)) {
            var behind = url.toString().replace(":" + url.getPort(), ":" + gate.port());
            var process =
                    start(
                            Map.of(
                                    "PORT",
                                    "0",
                                    "DATABASE_URL",
                                    behind,
                                    "SECRET_KEY",
                                    TestApi.SECRET_KEY));
            try (var output = process.inputReader()) {
                var listening = message(awaitLine(output, "listening on port"));
                var port = listening.substring(listening.lastIndexOf(' ') + 1);
                var client = new Client(Integer.parseInt(port), Map.of());
                awaitReady(client, 200);

                gate.become(Gate.State.SHUT);
                awaitReady(client, 503);
                awaitReady(client, 503);
                gate.become(Gate.State.OPEN);
                awaitReady(client, 200);
                awaitReady(client, 200);
                process.toHandle().destroy();

                assertThat(output.lines().filter(line -> line.contains("the database is")))
                        .satisfiesExactly(
                                gone ->
                                        assertThat(gone)
                                                .contains("WARN")
                                                .containsPattern("the database is away: [^ ]"),
                                back ->
                                        assertThat(back)
                                                .contains("INFO", "\"the database is back\""));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static void awaitReady(Client client, int status) throws InterruptedException {
        while (client.get("/ready").status() != status) {
            Thread.sleep(50);
        }
    }

    private static String message(String line) throws IOException {
        return Json.MAPPER.readTree(line).get("message").textValue();
    }

    private static String awaitLine(BufferedReader output, String text) throws IOException {
        for (String line; (line = output.readLine()) != null; ) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("it never said: " + text);
    }

    private static Process start(Map<String, String> environment) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "todo.api.Main");
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }
}
