package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/doctor checks a release as a whole. */
class DoctorTest {

    private final DoctorScript script;

    DoctorTest(@TempDir Path directory) throws IOException {
        script = new DoctorScript(directory);
    }

    @Test
    void finds_no_fault_in_a_healthy_release() throws Exception {
        assertThat(script.run(0))
                .contains("No faults found")
                .doesNotContain("!!")
                .doesNotContain("secret@");
    }

    @Test
    void shows_its_help_without_a_cluster() throws Exception {
        script.answers().clear();

        assertThat(script.run(0, "--help")).contains("usage: scripts/doctor [NAMESPACE]");
    }

    @Test
    void reports_only_the_cluster_if_it_does_not_respond() throws Exception {
        script.answers().remove("/readyz");

        assertThat(script.run(1))
                .contains("The cluster does not respond", "minikube start", "1 fault found");
    }

    @Test
    void finds_a_namespace_without_an_installation() throws Exception {
        script.answers().remove("get deployment/backend deployment/frontend");

        assertThat(script.run(1, "tasks")).contains("The namespace tasks contains no installation");
    }

    @Test
    void finds_a_missing_secret() throws Exception {
        script.pod(
                "backend-1|backend|Pending|false|0|CreateContainerConfigError||todo-backend:1|containers with unready status: [backend]secret \"mine\" not found");
        script.answers().remove("get secret/backend-secret -o name");

        assertThat(script.run(1))
                .contains(
                        "backend-1: secret \"mine\" not found",
                        "The Secret backend-secret is missing");
    }

    @Test
    void gives_the_length_of_a_short_secret_key_but_not_the_key() throws Exception {
        script.answers().put(".data.SECRET_KEY", DoctorScript.encoded("hunter2"));

        assertThat(script.run(1))
                .contains("has 7 bytes; it needs at least 32")
                .doesNotContain("hunter2");
    }

    @Test
    void reads_the_database_url_from_the_secret_that_the_backend_reads_it_from() throws Exception {
        script.answers().remove(".data.DATABASE_URL");
        script.answers()
                .putFirst("name==\"DATABASE_URL\")].valueFrom.secretKeyRef.name", "cluster-app");
        script.answers().putFirst("name==\"DATABASE_URL\")].valueFrom.secretKeyRef.key", "uri");
        script.answers()
                .putFirst(
                        "secret/cluster-app -o jsonpath={.data.uri}",
                        DoctorScript.encoded("postgresql://app:secret@cluster-rw:5432/app"));

        assertThat(script.run(0)).contains("DATABASE_URL is well-formed");
    }

    @Test
    void finds_a_missing_database_url() throws Exception {
        script.answers().remove(".data.DATABASE_URL");

        assertThat(script.run(1)).contains("DATABASE_URL is missing or malformed");
    }

    @Test
    void finds_clocks_that_differ() throws Exception {
        script.clock(Instant.parse("2026-11-24T10:00:00Z"));
        script.answers().put("/proxy/health", "{\"timestamp\":\"2026-11-24T09:50:00.123Z\"}");

        assertThat(script.run(1)).contains("differs from this machine's by -600 seconds");
    }
}
