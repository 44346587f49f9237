package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/doctor explains why pods do not run. */
class DoctorPodsTest {

    private final DoctorScript script;

    DoctorPodsTest(@TempDir Path directory) throws IOException {
        script = new DoctorScript(directory);
    }

    @Test
    void finds_a_missing_image() throws Exception {
        script.pod(
                "backend-1|backend|Pending|false|0|ErrImageNeverPull||todo-backend:1|not present");

        assertThat(script.run(1))
                .contains("does not have the image todo-backend:1", "mvn package k8s:build");
    }

    @Test
    void finds_a_pod_that_does_not_fit_on_the_node() throws Exception {
        script.pod(
                "backend-1|backend|Pending||0|||todo-backend:1|0/1 nodes are available: 1 Insufficient cpu.");

        assertThat(script.run(1))
                .contains("backend-1 cannot be scheduled", "Lower backend.resources.requests");
    }

    @Test
    void finds_an_unbound_volume() throws Exception {
        script.pod(
                "postgresql-0|postgresql|Pending||0|||postgres:18|pod has unbound immediate PersistentVolumeClaims.");

        assertThat(script.run(1))
                .contains("postgresql-0 is waiting for its volume", "postgresql.storage.className");
    }

    @Test
    void shows_the_output_of_a_pod_that_exits_at_once() throws Exception {
        script.pod(
                "backend-1|backend|Running|false|2|CrashLoopBackOff|Error|todo-backend:1|back-off");
        script.answers().put("--previous", "SECRET_KEY has to be at least 32 bytes long");

        assertThat(script.run(1))
                .contains(
                        "backend-1 exits",
                        "Its last output: SECRET_KEY has to be at least 32 bytes");
    }

    @Test
    void finds_a_pod_that_exceeded_its_memory_limit() throws Exception {
        script.pod("backend-1|backend|Running|true|1||OOMKilled|todo-backend:1|");

        assertThat(script.run(1))
                .contains("exceeded its memory limit", "backend.resources.limits.memory");
    }

    @Test
    void does_not_blame_the_database_while_the_backend_is_starting() throws Exception {
        script.pod(
                "backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status");
        script.answers().put("get pod/backend-1", "false");

        assertThat(script.run(1))
                .contains("backend-1 is still starting")
                .doesNotContain("database");
    }

    @Test
    void finds_pods_that_a_quota_prevents() throws Exception {
        script.answers().putFirst("get deployment/backend -o jsonpath={.spec.replicas}", "2");
        script.answers().putFirst("name=backend -o name", "");
        script.answers()
                .put("get events", "backend-7d9: pods is forbidden: exceeded quota: compute");

        assertThat(script.run(1))
                .contains("backend has no pods but should have 2", "exceeded quota");
    }

    @Test
    void finds_a_service_that_is_scaled_to_zero() throws Exception {
        script.answers().put("get deployment/frontend -o jsonpath={.spec.replicas}", "0");

        assertThat(script.run(1)).contains("frontend is scaled to zero");
    }

    @Test
    void finds_missing_replicas() throws Exception {
        script.answers().putFirst("get deployment/backend -o jsonpath={.spec.replicas}", "3");
        script.answers()
                .putFirst("get deployment/backend -o jsonpath={.status.readyReplicas}", "1");

        assertThat(script.run(1)).contains("backend has 1 of 3 pods ready");
    }
}
