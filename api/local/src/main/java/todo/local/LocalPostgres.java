package todo.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;

/**
 * A real PostgreSQL that needs no installation: its programs are a Maven dependency. It runs as an
 * ordinary user or as root. The services' user {@code todo} owns the databases and, as in
 * production, is no superuser. Safe for concurrent use.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String USER = "todo";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;
    private final String password;

    private LocalPostgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts a server on any free port. Only this machine can connect, without a password.
     *
     * @param directory for the data and the server's log, created if absent; an earlier server's
     *     data is kept
     * @throws UncheckedIOException if it does not start; the message contains the end of its log
     */
    public static LocalPostgres start(Path directory) {
        return start(directory, USER, builder(directory).setServerConfig("fsync", "on"));
    }

    /**
     * Starts a server that containers and other machines can connect to.
     *
     * @param directory as for {@link #start(Path)}
     * @param password required from other machines; letters and digits
     * @throws UncheckedIOException if it does not start; the message contains the end of its log
     */
    public static LocalPostgres startForOthers(Path directory, String password) {
        return start(
                directory,
                password,
                builder(directory)
                        .setServerConfig("listen_addresses", "*")
                        .setDataDirectoryCustomizer(data -> admitOthers(data.toPath())));
    }

    /**
     * The server that all tests of a JVM share: fast, not durable, and deleted when the JVM ends.
     */
    public static LocalPostgres shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final LocalPostgres SERVER = throwAway();

        private static LocalPostgres throwAway() {
            try {
                var directory = Files.createTempDirectory("todo-postgres");
                var builder = builder(directory).setServerConfig("full_page_writes", "off");
                var postgres = start(directory, USER, builder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> postgres.remove(directory)));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Without fsync by default; with a collation that does not depend on the machine. */
    private static EmbeddedPostgres.Builder builder(Path directory) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setOutputRedirector(Redirect.appendTo(log(directory).toFile()))
                .setPGStartupWait(TIMEOUT);
    }

    private static LocalPostgres start(
            Path directory, String password, EmbeddedPostgres.Builder builder) {
        try {
            Files.createDirectories(directory);
            endOrphan(directory.resolve("data"));
            var postgres = new LocalPostgres(builder.start(), password);
            postgres.letUserIn();
            return postgres;
        } catch (IOException | IllegalStateException e) {
            var message =
                    "PostgreSQL does not start in " + directory + ":\n" + tail(log(directory));
            throw new UncheckedIOException(new IOException(message, e));
        }
    }

    /** A server whose JVM was killed keeps running, and would lock the data. */
    private static void endOrphan(Path data) throws IOException {
        var pid = data.resolve("postmaster.pid");
        if (!Files.exists(pid) || inUse(data.resolve("epg-lock"))) {
            return;
        }
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(ProcessHandle::destroy)
                .ifPresent(
                        process -> process.onExit().orTimeout(TIMEOUT.toSeconds(), SECONDS).join());
    }

    private static boolean inUse(Path lock) throws IOException {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var mine = channel.tryLock()) {
            return mine == null;
        }
    }

    private static void admitOthers(Path data) {
        try {
            var line = "host all " + USER + " all scram-sha-256\n";
            var rules = data.resolve("pg_hba.conf");
            if (!Files.readString(rules).contains(line)) {
                Files.writeString(rules, line, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letUserIn() {
        execute(
                """
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s; END IF;
                    ALTER ROLE %1$s LOGIN PASSWORD '%2$s';
                END $$\
                """
                        .formatted(USER, password));
    }

    /**
     * @return the address of a new, empty database, as {@link #url} writes it
     */
    public String freshDatabase() {
        return copyOf("template1");
    }

    /**
     * @param template the name of a database without connections, or whose connections are closing
     * @return the address of a new copy of that database
     */
    public String copyOf(String template) {
        return create("fresh_" + UUID.randomUUID().toString().replace("-", ""), template);
    }

    /**
     * @return the address of the database of that name, created if absent
     */
    public String database(String name) {
        return exists(name) ? url(name) : create(name, "template1");
    }

    private String create(String name, String template) {
        execute("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, USER, template));
        return url(name);
    }

    private boolean exists(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var query =
                        connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @return {@code postgresql://user:password@127.0.0.1:port/database}; the database need not
     *     exist
     */
    public String url(String database) {
        return url("127.0.0.1", database);
    }

    /**
     * @return the same with {@code host} as this machine's name
     */
    public String url(String host, String database) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(USER, password, host, server.getPort(), database);
    }

    /** Runs a statement as superuser, outside a transaction. */
    public void execute(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Stops the server and closes every connection; the data stays. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(Path directory) {
        return directory.resolve("log");
    }

    private static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "it left no log";
        }
    }

    private void remove(Path directory) {
        close();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
