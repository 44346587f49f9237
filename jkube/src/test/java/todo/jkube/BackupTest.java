package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the chart's scripts that initialise, dump and restore its database, with Debian's PostgreSQL
 * and the real API. Skipped if PostgreSQL is not installed.
 */
class BackupTest {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @TempDir Path directory;

    private final Resources chart =
            Chart.render(Chart.SECRETS, "postgresql: {enabled: true, password: secret}");

    private Path data;
    private Path backups;
    private Map<String, String> environment;

    @BeforeEach
    void aDatabaseAsTheImageSetsItUp() throws Exception {
        assumeTrue(Files.isDirectory(VERSIONS));
        data = directory.resolve("data");
        backups = Files.createDirectory(directory.resolve("backups"));
        for (var folder : List.of(directory, backups)) {
            // PostgreSQL refuses to run as root, and its user must be able to read this folder.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        environment =
                Map.of(
                        "PATH", newest() + ":/usr/sbin:/usr/bin:/sbin:/bin",
                        "PGHOST", "127.0.0.1",
                        "PGPORT", Integer.toString(freePort()),
                        "PGUSER", "todo",
                        "PGDATABASE", "todo",
                        "PGPASSWORD", "secret",
                        "POSTGRES_DB", "todo",
                        "DATABASE_OWNER", "todo",
                        "POSTGRES_PASSWORD", "secret",
                        "KEEP", "2");
        run(
                "initdb -D "
                        + data
                        + " --username=postgres --auth-local=trust --auth-host=scram-sha-256");
        run(
                "pg_ctl -D "
                        + data
                        + " -w -l "
                        + backups
                        + "/log -o \"-p $PGPORT -k "
                        + directory
                        + "\" start");
        var owner = chart.get("ConfigMap/postgresql-init").at("/data/owner.sql").asText();
        Files.writeString(directory.resolve("owner.sql"), owner);
        var asSuperuser = "psql -qX -v ON_ERROR_STOP=1 -h " + directory + " -U postgres -d ";
        run(asSuperuser + "postgres -c 'create database todo'");
        run(asSuperuser + "todo -f " + directory + "/owner.sql");
    }

    @AfterEach
    void stop() throws Exception {
        if (data != null) {
            run("pg_ctl -D " + data + " -m immediate stop");
        }
    }

    @Test
    void keeps_the_newest_dumps() throws Exception {
        for (var old : List.of("todo-20200101T000000Z.dump", "todo-20210101T000000Z.dump")) {
            Files.createFile(backups.resolve(old));
        }

        assertThat(run(script("postgresql-backup"))).contains("bytes; dumps kept:");
        assertThat(run("ls backups/*.dump").lines())
                .hasSize(2)
                .contains("backups/todo-20210101T000000Z.dump")
                .doesNotContain("backups/todo-20200101T000000Z.dump");
    }

    @Test
    void restores_over_newer_data_and_into_an_empty_database() throws Exception {
        var account = "{\"email\": \"ada@example.org\", \"password\": \"words of my own\"}";
        var session =
                withTheApi(api -> {
                    var registered =
                            Resources.parse(api.post("/api/auth/register", account, "nobody"));
                    var token = registered.get("access_token").asText();
                    api.post(
                            "/api/tasks", "{\"title\": \"Buy milk\", \"tags\": [\"home\"]}", token);
                    return token;
                });
        run(script("postgresql-backup"));
        withTheApi(api -> api.post("/api/tasks", "{\"title\": \"Too late for milk\"}", session));
        // Like a newer version: a table that the dump lacks, and one that depends on the dump's
        // tables.
        sql("create table newer (task uuid references tasks)");

        restore();
        assertThat(tasks(session)).containsExactly("Buy milk");
        assertThat(sql("select to_regclass('newer') is null")).isEqualTo("t\n");

        // A dump of the restored database can be restored too.
        run("rm backups/*.dump");
        run(script("postgresql-backup"));
        run("dropdb --maintenance-db=postgres -h " + directory + " -U postgres todo");
        run("createdb -h " + directory + " -U postgres -O todo todo");
        restore();
        assertThat(tasks(session)).containsExactly("Buy milk");
    }

    @Test
    void changes_nothing_if_the_dump_is_broken() throws Exception {
        sql(
                "create table tasks (title text); insert into tasks select 'Buy milk ' || n from generate_series(1, 9999) n");
        run(script("postgresql-backup"));
        sql("delete from tasks where title <> 'Buy milk 1'");
        run("truncate --size=20000 backups/*.dump");

        assertThatThrownBy(this::restore).hasMessageContaining("pg_restore: error");
        assertThat(sql("select title from tasks")).isEqualTo("Buy milk 1\n");
    }

    @Test
    void refuses_remote_logins_of_the_superuser() throws Exception {
        assertThat(run("psql -qXAt -U postgres -d todo -c 'select 1' 2>&1 || echo refused"))
                .contains("refused");
    }

    private void restore() throws Exception {
        assertThat(run("export BACKUP=\n" + script("postgresql-restore")))
                .contains("restored todo");
    }

    /** Titles of the tasks with the word, found through the restored index. */
    private List<String> tasks(String token) throws Exception {
        var found = withTheApi(api -> api.get("/api/tasks?q=milk", token));
        return Resources.parse(found).findValuesAsText("title");
    }

    private String withTheApi(Function<ServerProcess, String> work) throws Exception {
        var url = "postgresql://todo:secret@127.0.0.1:" + environment.get("PGPORT") + "/todo";
        var settings =
                List.of("DATABASE_URL=" + url, "SECRET_KEY=for the time of this one test alone");
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var jar = "../api/target/todo-api.jar";
        try (var api =
                ServerProcess.start(
                        directory.resolve("api.log"), "/ready", settings, java, "-jar", jar)) {
            return work.apply(api);
        }
    }

    private String script(String job) {
        return chart.get("CronJob/" + job)
                .at("/spec/jobTemplate/spec/template/spec/containers/0/command/4")
                .asText()
                .replace("/backups", backups.toString())
                .replace("/tmp/contents", directory + "/contents");
    }

    private String sql(String statements) throws Exception {
        return run("psql -qXAt -v ON_ERROR_STOP=1 -c \"" + statements + "\"");
    }

    /**
     * @return its standard output
     */
    private String run(String script) throws Exception {
        var command = new ArrayList<String>();
        if (ROOT) {
            command.addAll(
                    List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of("bash", "-euo", "pipefail", "-c", script));
        var errors = directory.resolve("errors");
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + "\n" + Files.readString(errors)).isZero();
        return output;
    }

    private static Path newest() throws IOException {
        try (var versions = Files.list(VERSIONS)) {
            return versions.sorted().toList().getLast().resolve("bin");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
