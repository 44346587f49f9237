package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import todo.local.LocalPostgres;

/**
 * Runs every query of the dashboard and every rule in a real Prometheus that scrapes both services.
 * Skipped if Prometheus is not installed.
 */
class DashboardTest {

    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private static final String ASKED =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"How many open tasks?\"}]}";

    @TempDir Path directory;

    private final JsonNode rules =
            Chart.render(Chart.SECRETS, "monitoring: {prometheusRule: {enabled: true}}")
                    .get("PrometheusRule/todo")
                    .get("spec");

    private final List<AutoCloseable> running = new ArrayList<>();

    @BeforeEach
    void prometheusIsInstalled() {
        assumeTrue(Files.isExecutable(PROMETHEUS) && Files.isExecutable(PROMTOOL));
    }

    @AfterEach
    void end() throws Exception {
        for (var each : running.reversed()) {
            each.close();
        }
    }

    @Test
    void shows_data_in_every_panel_and_recording_rule() throws Exception {
        var backend = backend();
        var frontend = service("web", "/api/health", "NEXT_PUBLIC_API_URL=" + backend.address());
        var prometheus = prometheus(backend, frontend);
        var missing = Stream.concat(dashboard(), recorded()).distinct().toList();
        var token = register(backend);

        // A rate needs two scrapes, a second apart.
        for (var round = 0; round < 60 && !missing.isEmpty(); round++) {
            backend.get("/api/tasks");
            frontend.get("/sign-in");
            backend.post("/api/chat", ASKED, token);
            Thread.sleep(500);
            missing = missing.stream().filter(query -> !answers(prometheus, query)).toList();
        }
        assertThat(missing).isEmpty();
        assertThat(ask(prometheus, "/api/v1/rules").findValuesAsText("health"))
                .hasSizeGreaterThan(15)
                .containsOnly("ok");
    }

    @Test
    void alerts_when_the_conditions_are_met() throws Exception {
        write("rules.yaml", rules);
        Files.copy(Path.of("src/test/prometheus/alerts.yaml"), directory.resolve("alerts.yaml"));

        var promtool =
                new ProcessBuilder(PROMTOOL.toString(), "test", "rules", "alerts.yaml")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static String register(ServerProcess backend) {
        var account = "{\"email\": \"somebody@example.org\", \"password\": \"a long enough one\"}";
        var registered = backend.post("/api/auth/register", account, "");
        return Resources.parse(registered).get("access_token").textValue();
    }

    private ServerProcess backend() throws Exception {
        var postgres = LocalPostgres.start(directory.resolve("postgres"));
        running.add(postgres);
        return service(
                "api",
                "/ready",
                "DATABASE_URL=" + postgres.freshDatabase(),
                "SECRET_KEY=for the time of this one test alone");
    }

    private ServerProcess service(String name, String probe, String... environment)
            throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var jar = Path.of("../" + name + "/target/todo-" + name + ".jar").toString();
        return start(name, probe, List.of(environment), java, "-XX:+UseSerialGC", "-jar", jar);
    }

    private ServerProcess prometheus(ServerProcess backend, ServerProcess frontend)
            throws Exception {
        write("rules.yaml", rules);
        var configuration =
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yaml]
                scrape_configs:
                  - job_name: backend
                    static_configs: [{targets: ['%s'], labels: {namespace: todo, pod: backend-1}}]
                  - job_name: frontend
                    static_configs: [{targets: ['%s'], labels: {namespace: todo, pod: frontend-1}}]
                """
                        .formatted(
                                backend.address().getAuthority(),
                                frontend.address().getAuthority());
        Files.writeString(directory.resolve("prometheus.yaml"), configuration);
        return start(
                "prometheus",
                "/-/ready",
                List.of(),
                PROMETHEUS.toString(),
                "--config.file=" + directory.resolve("prometheus.yaml"),
                "--storage.tsdb.path=" + directory.resolve("series"),
                "--log.level=error");
    }

    private ServerProcess start(
            String name, String probe, List<String> environment, String... command)
            throws Exception {
        var server =
                ServerProcess.start(directory.resolve(name + ".log"), probe, environment, command);
        running.add(server);
        return server;
    }

    private void write(String name, JsonNode yaml) throws IOException {
        new ObjectMapper().writeValue(directory.resolve(name).toFile(), yaml);
    }

    private static Stream<String> dashboard() {
        return Resources.read(Chart.FOLDER.resolve("dashboard.json"))
                .findValuesAsText("expr")
                .stream()
                .map(query ->
                        query.replace("$namespace", "todo")
                                .replace("$job", "backend|frontend")
                                .replace("$__rate_interval", "10s"));
    }

    private Stream<String> recorded() {
        return rules.findValuesAsText("record").stream();
    }

    private static boolean answers(ServerProcess prometheus, String query) {
        return !ask(prometheus, "/api/v1/query?query=" + ServerProcess.encode(query))
                .at("/data/result")
                .isEmpty();
    }

    private static JsonNode ask(ServerProcess prometheus, String path) {
        return Resources.parse(prometheus.get(path));
    }
}
