package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** scripts/doctor explains why pods cannot use their database. */
class DoctorDatabaseTest {

    private static final String UNREADY =
            "backend-1|backend|Running|false|0|||todo-backend:1|containers with unready status";

    private final DoctorScript script;

    DoctorDatabaseTest(@TempDir Path directory) throws IOException {
        script = new DoctorScript(directory);
    }

    @Test
    void finds_a_database_that_refuses_connections() throws Exception {
        script.pod(UNREADY);
        script.answers()
                .put(
                        "logs backend-1",
                        "{\"message\":\"the schema migration failed and will be retried: Connection to db:5432 refused\"}");

        assertThat(script.run(1))
                .contains(
                        "backend-1 cannot connect to the database",
                        "Connection to db:5432 refused");
    }

    @Test
    void suggests_that_the_database_is_suspended_if_the_log_has_no_reason() throws Exception {
        script.pod(UNREADY);

        assertThat(script.run(1)).contains("cannot use its database", "ten seconds to resume");
    }

    @Test
    void finds_a_database_that_does_not_respond() throws Exception {
        script.pod(UNREADY);
        script.answers()
                .put(
                        "logs backend-1",
                        "the schema migration failed and will be retried: Connection attempt timed out.");

        assertThat(script.run(1))
                .contains("gets no response from the database", "ten seconds to resume");
    }

    @Test
    void finds_a_rejected_password() throws Exception {
        script.pod(UNREADY);
        script.answers()
                .put(
                        "logs backend-1",
                        "the schema migration failed and will be retried: FATAL: password authentication failed for user");

        assertThat(script.run(1)).contains("The database rejects the login of backend-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FATAL: database \\\"todo\\\" does not exist | the name at the end",
                "FATAL: no entry for user \\\"todo\\\", no encryption | Add ?sslmode=require",
                "The server does not support SSL. | Remove sslmode",
                "SSL error: PKIX path building failed: unable to find a path | sslrootcert",
                "The hostname db could not be verified by hostnameverifier P. | sslrootcert",
                "Could not find a server with specified targetServerType: primary | accepts writes",
            })
    void suggests_a_fix_for_the_error_in_the_log(String said, String fix) throws Exception {
        script.pod(UNREADY);
        script.answers()
                .put(
                        "logs backend-1",
                        "{\"message\":\"the schema migration failed and will be retried: "
                                + said
                                + "\"}");

        assertThat(script.run(1)).contains(said.replace("\\\"", "\""), fix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://todo:secret@localhost:5432/todo",
                "postgresql://todo:secret@localhost,db2/todo",
                "postgresql://todo:secret@db1:5432,localhost:5432/todo",
            })
    void finds_localhost_in_the_database_url(String url) throws Exception {
        script.answers().put(".data.DATABASE_URL", DoctorScript.encoded(url));

        assertThat(script.run(1))
                .contains("DATABASE_URL contains localhost", "host.minikube.internal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://todo:secret@db1:5432,db2:5432/todo?target_session_attrs=read-write",
                "postgresql:///todo?host=db1,db2&user=todo&password=secret",
            })
    void accepts_a_database_url_with_several_hosts(String url) throws Exception {
        script.answers().put(".data.DATABASE_URL", DoctorScript.encoded(url));

        assertThat(script.run(0)).contains("DATABASE_URL is well-formed");
    }
}
