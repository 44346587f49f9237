package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts/doctor says about a database that pods do not get through to. */
class DoctorDatabaseTest {

    private static final String UNREADY =
            "backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status";

    private final Patient patient;

    DoctorDatabaseTest(@TempDir Path directory) throws IOException {
        patient = new Patient(directory);
    }

    @Test
    void a_database_that_is_away() throws Exception {
        patient.pod(UNREADY);
        patient.answers()
                .put(
                        "logs backend-1",
                        "{\"message\":\"the schema migration failed and will be retried: Connection to db:5432 refused\"}");

        assertThat(patient.doctor(1))
                .contains("backend-1 does not reach the database", "Connection to db:5432 refused");
    }

    @Test
    void a_database_that_sleeps() throws Exception {
        patient.pod(UNREADY);

        assertThat(patient.doctor(1))
                .contains("does not reach its database", "ten seconds to wake");
    }

    @Test
    void a_database_that_does_not_answer() throws Exception {
        patient.pod(UNREADY);
        patient.answers()
                .put("logs backend-1", "the schema migration failed and will be retried: Connection attempt timed out.");

        assertThat(patient.doctor(1))
                .contains("gets no answer from the database", "ten seconds to wake");
    }

    @Test
    void a_password_that_the_database_refuses() throws Exception {
        patient.pod(UNREADY);
        patient.answers()
                .put(
                        "logs backend-1",
                        "the schema migration failed and will be retried: FATAL: password authentication failed for user");

        assertThat(patient.doctor(1)).contains("is not let in by the database");
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
        patient.pod(UNREADY);
        patient.answers()
                .put("logs backend-1", "{\"message\":\"the schema migration failed and will be retried: " + said + "\"}");

        assertThat(patient.doctor(1)).contains(said.replace("\\\"", "\""), fix);
    }

    @Test
    void a_database_on_the_pods_own_localhost() throws Exception {
        patient.answers()
                .put(
                        ".data.DATABASE_URL",
                        Patient.encoded("postgresql://todo:secret@localhost:5432/todo"));

        assertThat(patient.doctor(1))
                .contains("DATABASE_URL names localhost", "host.minikube.internal");
    }
}
