package todo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.json.Json;
import todo.local.FaultProxy;

/** The process as an operator starts and stops it. */
@Timeout(60)
class ApiMainTest {

    @Test
    void a_configuration_that_cannot_be_used_ends_it_with_every_fault_in_one_line()
            throws Exception {
        try (var program = Program.start(Map.of("PORT", "none", "SECRET_KEY", "hidden"))) {
            assertThat(program.end())
                    .singleElement()
                    .satisfies(line ->
                            assertThat(Program.message(line))
                                    .contains(
                                            "DATABASE_URL is required",
                                            "PORT has to be",
                                            "SECRET_KEY has to be"))
                    .asString()
                    .doesNotContain("hidden", "\\tat ");
            assertThat(program.status()).isEqualTo(1);
        }
    }

    @Test
    void a_port_that_is_taken_ends_it_with_a_sentence() throws Exception {
        try (var taken = new java.net.ServerSocket(0);
                var program =
                        Program.start(
                                Map.of(
                                        "PORT",
                                        Integer.toString(taken.getLocalPort()),
                                        "DATABASE_URL",
                                        "postgresql://nobody@127.0.0.1:1/none",
                                        "SECRET_KEY",
                                        TestApi.SECRET_KEY))) {
            program.await("Address already in use");
            assertThat(program.status()).isEqualTo(1);
        }
    }

    @Test
    void being_told_to_stop_is_no_failure() throws Exception {
        try (var program = Program.on(TestApi.database())) {
            program.await("listening on port");

            program.stop();

            assertThat(program.status()).isZero();
        }
    }

    @Test
    void a_database_that_goes_and_comes_back_is_one_line_of_the_log_each() throws Exception {
        var url = URI.create(TestApi.database());
        try (var gate = FaultProxy.open(url.getPort(), FaultProxy.State.OPEN);
                var program = Program.on(behind(gate, url))) {
            var client = program.client();
            awaitReady(client, 200);

            gate.setState(FaultProxy.State.SHUT);
            awaitReady(client, 503);
            awaitReady(client, 503);
            gate.setState(FaultProxy.State.OPEN);
            awaitReady(client, 200);
            awaitReady(client, 200);
            program.stop();

            var said = outageLog(program);
            assertThat(said).doesNotHaveDuplicates();
            assertThat(said.getFirst()).containsPattern("WARN the database is unavailable: [^ ]");
            assertThat(said.subList(1, said.size()))
                    .filteredOn(line -> !line.contains("is unavailable"))
                    .containsExactly("INFO the database is available again");
        }
    }

    @Test
    void a_new_cause_of_a_database_outage_is_logged() throws Exception {
        var url = URI.create(TestApi.database());
        try (var gate = FaultProxy.open(url.getPort(), FaultProxy.State.OPEN);
                var program = Program.on(behind(gate, url))) {
            var client = program.client();
            awaitReady(client, 200);

            gate.setState(FaultProxy.State.SILENT);
            awaitReady(client, 503);
            gate.setState(FaultProxy.State.SHUT);
            awaitReady(client, 503);
            program.stop();

            var said = outageLog(program);
            assertThat(said.getFirst()).doesNotContain("connection attempt failed");
            assertThat(said.getLast()).contains("unavailable: The connection attempt failed");
        }
    }

    @Test
    void it_waits_for_a_suspended_database_at_start() throws Exception {
        var url = URI.create(TestApi.database());
        try (var gate = FaultProxy.open(url.getPort(), FaultProxy.State.SILENT);
                var program = Program.on(behind(gate, url))) {
            var client = program.client();
            // The first attempt has been given up: what comes then has to be another.
            assertThat(program.await("the schema migration failed and will be retried"))
                    .contains("timed out");
            assertThat(client.get("/health").status()).isEqualTo(200);
            var login = Map.of("email", "a@example.org", "password", TestApi.PASSWORD);
            assertThat(client.post("/api/auth/login", login).header("retry-after")).isEqualTo("2");

            gate.setState(FaultProxy.State.OPEN);
            assertTimeout(Duration.ofSeconds(5), () -> awaitReady(client, 200));
        }
    }

    private static String behind(FaultProxy gate, URI url) {
        return url.toString().replace(":" + url.getPort(), ":" + gate.port());
    }

    /**
     * @return level and message of every log line about the database, until the end of the process
     */
    private static List<String> outageLog(Program program) throws IOException {
        var said = new ArrayList<String>();
        for (var line : program.end()) {
            if (line.contains("the database is")) {
                said.add(
                        Json.MAPPER.readTree(line).get("level").textValue()
                                + ' '
                                + Program.message(line));
            }
        }
        return said;
    }

    private static void awaitReady(Client client, int status) throws InterruptedException {
        while (client.get("/ready").status() != status) {
            Thread.sleep(50);
        }
    }
}
