package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts/doctor says about pods that do not run. */
class DoctorPodsTest {

    private final Patient patient;

    DoctorPodsTest(@TempDir Path directory) throws IOException {
        patient = new Patient(directory);
    }

    @Test
    void an_image_that_the_node_lacks() throws Exception {
        patient.pod(
                "backend-1|backend|Pending|false|0|ErrImageNeverPull||todo-backend:1|not present");

        assertThat(patient.doctor(1))
                .contains("the node has no image todo-backend:1", "mvn package k8s:build");
    }

    @Test
    void a_pod_for_which_there_is_no_room() throws Exception {
        patient.pod(
                "backend-1|backend|Pending||0|||todo-backend:1|0/1 nodes are available: 1 Insufficient cpu.");

        assertThat(patient.doctor(1))
                .contains("backend-1 waits for room", "Lower backend.resources.requests");
    }

    @Test
    void a_volume_that_nobody_makes() throws Exception {
        patient.pod(
                "postgresql-0|postgresql|Pending||0|||postgres:18|pod has unbound immediate PersistentVolumeClaims.");

        assertThat(patient.doctor(1))
                .contains("postgresql-0 waits for its volume", "postgresql.storage.className");
    }

    @Test
    void a_pod_that_ends_at_once_says_why() throws Exception {
        patient.pod(
                "backend-1|backend|Running|false|2|CrashLoopBackOff|Error|todo-backend:1|back-off");
        patient.answers().put("--previous", "SECRET_KEY has to be at least 32 bytes long");

        assertThat(patient.doctor(1))
                .contains("backend-1 ends", "It said: SECRET_KEY has to be at least 32 bytes");
    }

    @Test
    void too_little_memory() throws Exception {
        patient.pod("backend-1|backend|Running|true|1||OOMKilled|todo-backend:1|");

        assertThat(patient.doctor(1))
                .contains("more memory than its limit", "backend.resources.limits.memory");
    }

    @Test
    void a_backend_that_is_not_up_yet() throws Exception {
        patient.pod(
                "backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");
        patient.answers().put("get pod/backend-1", "false");

        assertThat(patient.doctor(1))
                .contains("backend-1 is still starting")
                .doesNotContain("database");
    }

    @Test
    void pods_that_nobody_makes() throws Exception {
        patient.answers().putFirst("get deployment/backend -o jsonpath={.spec.replicas}", "2");
        patient.answers().putFirst("name=backend -o name", "");
        patient.answers()
                .put("get events", "backend-7d9: pods is forbidden: exceeded quota: compute");

        assertThat(patient.doctor(1))
                .contains("backend has no pods, and should have 2", "exceeded quota");
    }

    @Test
    void a_release_that_is_scaled_to_nothing() throws Exception {
        patient.answers().put("get deployment/frontend -o jsonpath={.spec.replicas}", "0");

        assertThat(patient.doctor(1)).contains("frontend is to have no pods");
    }

    @Test
    void fewer_pods_than_wanted() throws Exception {
        patient.answers().putFirst("get deployment/backend -o jsonpath={.spec.replicas}", "3");
        patient.answers()
                .putFirst("get deployment/backend -o jsonpath={.status.readyReplicas}", "1");

        assertThat(patient.doctor(1)).contains("backend has 1 of 3 pods ready");
    }
}
