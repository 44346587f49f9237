package todo.api.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A primary and a standby that are real and replicate synchronously: a commit is acknowledged once
 * the standby has it. Each can be lost. Used by one thread.
 */
final class ReplicatedPostgres implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Path primaryData;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private ReplicatedPostgres(
            Path primaryData, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.primaryData = primaryData;
        this.primary = primary;
        this.standby = standby;
    }

    /**
     * @param directory an empty one
     */
    static ReplicatedPostgres start(Path directory) throws IOException, SQLException {
        var primaryData = directory.resolve("primary");
        var standbyData = directory.resolve("standby");
        try (var server = server(primaryData)) {
            execute(server, "create role todo login password 'todo'");
            execute(server, "create database todo owner todo");
        }
        copy(primaryData, standbyData);
        configure(primaryData, "synchronous_standby_names = 'standby'");
        var primary = server(primaryData);
        configure(
                standbyData,
                "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=standby'"
                        .formatted(primary.getPort()));
        Files.createFile(standbyData.resolve("standby.signal"));
        var servers = new ReplicatedPostgres(primaryData, primary, server(standbyData));
        servers.awaitReplication();
        return servers;
    }

    private static EmbeddedPostgres server(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setOutputRedirector(
                        Redirect.appendTo(
                                data.resolveSibling(data.getFileName() + ".log").toFile()))
                .setPGStartupWait(TIMEOUT)
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }

    private static void configure(Path data, String line) throws IOException {
        Files.writeString(
                data.resolve("postgresql.conf"), "\n" + line + "\n", StandardOpenOption.APPEND);
    }

    private void awaitReplication() throws SQLException {
        await(primary, "select exists (select from pg_stat_replication where sync_state = 'sync')");
    }

    /**
     * Ends the primary at once, as a crash does, while a commit waits for the standby. That commit
     * is not acknowledged.
     */
    void stopPrimary() throws IOException, SQLException, InterruptedException {
        var receiver = text(standby, "select pid from pg_stat_wal_receiver");
        signal("STOP", receiver);
        await(primary, "select exists (select from pg_stat_activity where wait_event = 'SyncRep')");
        var pid = Files.readAllLines(primaryData.resolve("postmaster.pid")).getFirst().strip();
        var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        signal("QUIT", pid);
        process.onExit().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        signal("CONT", receiver);
    }

    private static void signal(String name, String pid) throws IOException, InterruptedException {
        var status = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill ended with " + status);
        }
    }

    private static void await(EmbeddedPostgres server, String condition) throws SQLException {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!holds(server, condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("does not hold in time: " + condition);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Returns when the standby accepts writes. */
    void promoteStandby() throws SQLException {
        if (!holds(standby, "select pg_promote(true, 20)")) {
            throw new IllegalStateException("the standby is not promoted");
        }
    }

    /**
     * @return the primary first
     */
    String url() {
        return url(primary.getPort(), standby.getPort());
    }

    /**
     * @return the standby first
     */
    String reversedUrl() {
        return url(standby.getPort(), primary.getPort());
    }

    private static String url(int first, int second) {
        return "postgresql://todo:todo@127.0.0.1:%d,127.0.0.1:%d/todo?target_session_attrs=read-write"
                .formatted(first, second);
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean holds(EmbeddedPostgres server, String sql) throws SQLException {
        return text(server, sql).equals("t");
    }

    private static String text(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        try (standby) {
            primary.close();
        }
    }
}
