package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts/doctor says about a release as a whole. */
class DoctorTest {

    private final Patient patient;

    DoctorTest(@TempDir Path directory) throws IOException {
        patient = new Patient(directory);
    }

    @Test
    void a_release_that_is_well_has_no_fault() throws Exception {
        assertThat(patient.doctor(0))
                .contains("Nothing is wrong")
                .doesNotContain("!!")
                .doesNotContain("secret@");
    }

    @Test
    void help_needs_no_cluster() throws Exception {
        patient.answers().clear();

        assertThat(patient.doctor(0, "--help")).contains("usage: scripts/doctor [NAMESPACE]");
    }

    @Test
    void a_cluster_that_is_away_is_all_there_is_to_say() throws Exception {
        patient.answers().remove("/readyz");

        assertThat(patient.doctor(1))
                .contains("The cluster does not answer", "minikube start", "1 fault was found");
    }

    @Test
    void a_namespace_without_a_release_is_named() throws Exception {
        patient.answers().remove("get deployment/backend deployment/frontend");

        assertThat(patient.doctor(1, "tasks"))
                .contains("Nothing is installed in the namespace tasks");
    }

    @Test
    void a_missing_secret() throws Exception {
        patient.pod(
                "backend-1|backend|Pending|false|0|CreateContainerConfigError||todo-backend:1|containers with unready status: [backend]secret \"mine\" not found");
        patient.answers().remove("get secret/backend-secret -o name");

        assertThat(patient.doctor(1))
                .contains(
                        "backend-1: secret \"mine\" not found",
                        "The Secret backend-secret is missing");
    }

    @Test
    void a_secret_key_that_is_too_short_is_counted_and_not_shown() throws Exception {
        patient.answers().put(".data.SECRET_KEY", Patient.encoded("hunter2"));

        assertThat(patient.doctor(1))
                .contains("has 7 bytes, and needs 32")
                .doesNotContain("hunter2");
    }

    @Test
    void clocks_that_differ() throws Exception {
        patient.clock(Instant.parse("2026-11-24T10:00:00Z"));
        patient.answers().put("/proxy/health", "{\"timestamp\":\"2026-11-24T09:50:00.123Z\"}");

        assertThat(patient.doctor(1)).contains("The cluster's clock is -600 seconds");
    }
}
