package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What scripts/doctor says about a release, with a kubectl that answers what a test tells it to.
 */
class DoctorTest {

    private static final String HEALTHY_PODS =
            """
            backend-1|backend|Running|true|0|||todo-backend:1|
            frontend-1|frontend|Running|true|0|||todo-frontend:1|\
            """;

    @TempDir Path directory;

    /** What kubectl answers, by a part of how it is called; the first that fits. */
    private final SequencedMap<String, String> answers = new LinkedHashMap<>();

    private Path programs;

    @BeforeEach
    void a_release_that_is_well() throws IOException {
        programs = Files.createDirectory(directory.resolve("bin"));
        for (var name : List.of("base64", "date", "grep", "sed", "tail")) {
            program(name, "PATH=/usr/bin:/bin\nexec " + name + " \"$@\"");
        }
        hosts("127.0.0.1 todo.local");
        answers.put("/readyz", "ok");
        answers.put("get deployment/backend deployment/frontend", "deployment.apps/backend");
        answers.put("get deployment/backend -o jsonpath={.spec.replicas}", "1");
        answers.put("get deployment/backend -o jsonpath={.status.readyReplicas}", "1");
        answers.put("get deployment/backend -o", "backend-secret");
        answers.put("app.kubernetes.io/name=backend", "backend-1");
        answers.put("get pods", HEALTHY_PODS);
        answers.put("get secret/backend-secret -o name", "secret/backend-secret");
        answers.put(".data.SECRET_KEY", encoded("0123456789abcdef0123456789abcdef"));
        answers.put(".data.DATABASE_URL", encoded("postgresql://todo:secret@db.example:5432/todo"));
        answers.put(".data.NEXT_PUBLIC_API_URL", "http://backend:8000");
        answers.put("get service/backend", "8000");
        answers.put(".spec.rules[0].host", "todo.local");
        answers.put(".spec.ingressClassName", "nginx");
        answers.put("get ingressclass/nginx", "ingressclass/nginx");
        answers.put("ingress[0].ip", "192.168.49.2");
        answers.put(
                "/proxy/health",
                "{\"status\":\"healthy\",\"timestamp\":\"" + Instant.now() + "\"}");
    }

    @Test
    void a_release_that_is_well_has_no_fault() throws Exception {
        assertThat(run(0))
                .contains("Nothing is wrong")
                .doesNotContain("!!")
                .doesNotContain("secret@");
    }

    @Test
    void help_needs_no_cluster() throws Exception {
        answers.clear();

        assertThat(run(0, "--help")).contains("usage: scripts/doctor [NAMESPACE]");
    }

    @Test
    void a_cluster_that_is_away_is_all_there_is_to_say() throws Exception {
        answers.remove("/readyz");

        assertThat(run(1))
                .contains("The cluster does not answer", "minikube start", "1 fault was found");
    }

    @Test
    void a_namespace_without_a_release_is_named() throws Exception {
        answers.remove("get deployment/backend deployment/frontend");

        assertThat(run(1, "tasks")).contains("Nothing is installed in the namespace tasks");
    }

    @Test
    void an_image_that_the_node_lacks() throws Exception {
        pod("backend-1|backend|Pending|false|0|ErrImageNeverPull||todo-backend:1|not present");

        assertThat(run(1))
                .contains("the node has no image todo-backend:1", "mvn package k8s:build");
    }

    @Test
    void a_pod_for_which_there_is_no_room() throws Exception {
        pod(
                "backend-1|backend|Pending||0|||todo-backend:1|0/1 nodes are available: 1 Insufficient cpu.");

        assertThat(run(1)).contains("backend-1 waits for room", "Lower backend.resources.requests");
    }

    @Test
    void a_volume_that_nobody_makes() throws Exception {
        pod(
                "postgresql-0|postgresql|Pending||0|||postgres:18|pod has unbound immediate PersistentVolumeClaims.");

        assertThat(run(1))
                .contains("postgresql-0 waits for its volume", "postgresql.storage.className");
    }

    @Test
    void a_pod_that_ends_at_once_says_why() throws Exception {
        pod("backend-1|backend|Running|false|2|CrashLoopBackOff|Error|todo-backend:1|back-off");
        answers.put("--previous", "SECRET_KEY has to be at least 32 bytes long");

        assertThat(run(1))
                .contains("backend-1 ends", "It said: SECRET_KEY has to be at least 32 bytes");
    }

    @Test
    void too_little_memory() throws Exception {
        pod("backend-1|backend|Running|true|1||OOMKilled|todo-backend:1|");

        assertThat(run(1))
                .contains("more memory than its limit", "backend.resources.limits.memory");
    }

    @Test
    void a_missing_secret() throws Exception {
        pod(
                "backend-1|backend|Pending|false|0|CreateContainerConfigError||todo-backend:1|containers with unready status: [backend]secret \"mine\" not found");
        answers.remove("get secret/backend-secret -o name");

        assertThat(run(1))
                .contains(
                        "backend-1: secret \"mine\" not found",
                        "The Secret backend-secret is missing");
    }

    @Test
    void a_secret_key_that_is_too_short_is_counted_and_not_shown() throws Exception {
        answers.put(".data.SECRET_KEY", encoded("hunter2"));

        assertThat(run(1)).contains("has 7 bytes, and needs 32").doesNotContain("hunter2");
    }

    @Test
    void a_database_that_is_away() throws Exception {
        pod("backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");
        answers.put(
                "logs backend-1",
                "{\"message\":\"the schema has to wait: Connection to db:5432 refused\"}");

        assertThat(run(1))
                .contains("backend-1 does not reach the database", "Connection to db:5432 refused");
    }

    @Test
    void a_database_that_sleeps() throws Exception {
        pod("backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");

        assertThat(run(1)).contains("does not reach its database", "ten seconds to wake");
    }

    @Test
    void a_database_that_does_not_answer() throws Exception {
        pod("backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");
        answers.put("logs backend-1", "the schema has to wait: Connection attempt timed out.");

        assertThat(run(1)).contains("gets no answer from the database", "ten seconds to wake");
    }

    @Test
    void a_backend_that_is_not_up_yet() throws Exception {
        pod("backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");
        answers.put("get pod/backend-1", "false");

        assertThat(run(1)).contains("backend-1 is still starting").doesNotContain("database");
    }

    @Test
    void pods_that_nobody_makes() throws Exception {
        answers.putFirst("get deployment/backend -o jsonpath={.spec.replicas}", "2");
        answers.putFirst("name=backend -o name", "");
        answers.put("get events", "backend-7d9: pods is forbidden: exceeded quota: compute");

        assertThat(run(1)).contains("backend has no pods, and should have 2", "exceeded quota");
    }

    @Test
    void a_release_that_is_scaled_to_nothing() throws Exception {
        answers.put("get deployment/frontend -o jsonpath={.spec.replicas}", "0");

        assertThat(run(1)).contains("frontend is to have no pods");
    }

    @Test
    void fewer_pods_than_wanted() throws Exception {
        answers.putFirst("get deployment/backend -o jsonpath={.spec.replicas}", "3");
        answers.putFirst("get deployment/backend -o jsonpath={.status.readyReplicas}", "1");

        assertThat(run(1)).contains("backend has 1 of 3 pods ready");
    }

    @Test
    void a_password_that_the_database_refuses() throws Exception {
        pod("backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");
        answers.put(
                "logs backend-1",
                "the schema has to wait: FATAL: password authentication failed for user");

        assertThat(run(1)).contains("is not let in by the database");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FATAL: database \\\"todo\\\" does not exist | the name at the end",
                "FATAL: no entry for user \\\"todo\\\", no encryption | Add ?sslmode=require",
                "The server does not support SSL. | Take sslmode out",
                "SSL error: PKIX path building failed: unable to find a path | sslrootcert",
                "The hostname db could not be verified by hostnameverifier P. | sslrootcert",
            })
    void what_a_database_says_to_it_has_a_fix(String said, String fix) throws Exception {
        pod("backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");
        answers.put("logs backend-1", "{\"message\":\"the schema has to wait: " + said + "\"}");

        assertThat(run(1)).contains(said.replace("\\\"", "\""), fix);
    }

    @Test
    void a_database_on_the_pods_own_localhost() throws Exception {
        answers.put(".data.DATABASE_URL", encoded("postgresql://todo:secret@localhost:5432/todo"));

        assertThat(run(1)).contains("DATABASE_URL names localhost", "host.minikube.internal");
    }

    @Test
    void an_ingress_class_that_there_is_not() throws Exception {
        answers.put(".spec.ingressClassName", "traefik");
        answers.put("get ingressclass -o", "nginx contour");

        assertThat(run(1))
                .contains("There is no Ingress class traefik", "There are: nginx contour");
    }

    @Test
    void an_ingress_that_nobody_serves() throws Exception {
        answers.remove("ingress[0].ip");

        assertThat(run(1)).contains("The Ingress has no address");
    }

    @Test
    void a_host_that_this_machine_does_not_know() throws Exception {
        hosts("");

        assertThat(run(1)).contains("does not know todo.local", "192.168.49.2 todo.local");
    }

    @Test
    void a_host_that_leads_somewhere_else() throws Exception {
        hosts("192.168.1.7 todo.local");

        assertThat(run(1)).contains("todo.local is 192.168.1.7 here, and the Ingress has 192.168");
    }

    @Test
    void a_gateway_that_takes_no_route() throws Exception {
        answers.remove(".spec.rules[0].host");
        answers.put(".spec.hostnames[0]", "todo.local");

        assertThat(run(1)).contains("The Gateway does not take the HTTPRoute");
    }

    @Test
    void clocks_that_differ() throws Exception {
        answers.put("/proxy/health", "{\"timestamp\":\"" + Instant.now().minusSeconds(600) + "\"}");

        assertThat(run(1)).containsPattern("The cluster's clock is -(599|60[0-3]) seconds");
    }

    @Test
    void an_origin_that_is_none() throws Exception {
        answers.put(".data.CORS_ORIGINS", "https://a.example,https://b.example/");

        assertThat(run(1))
                .contains("CORS: https://b.example/ is no origin")
                .doesNotContain("a.example is");
    }

    @Test
    void a_frontend_that_looks_at_the_wrong_port() throws Exception {
        answers.put("get service/backend", "80");

        assertThat(run(1)).contains("Set frontend.config.apiUrl to http://backend:80");
    }

    private void pod(String line) {
        answers.put("get pods", line);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void hosts(String line) throws IOException {
        program("getent", "echo '" + line + "' | grep .");
    }

    private void program(String name, String body) throws IOException {
        var file = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String run(int status, String... arguments) throws Exception {
        var cases =
                answers.entrySet().stream()
                        .map(answer ->
                                "*'%s'*) echo '%s' ;;"
                                        .formatted(answer.getKey(), answer.getValue()))
                        .collect(Collectors.joining("\n"));
        program("kubectl", "case \"$*\" in\n" + cases + "\n*) exit 1 ;;\nesac");
        var builder = new ProcessBuilder("../scripts/doctor").redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }
}
