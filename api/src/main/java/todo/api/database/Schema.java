package todo.api.database;

import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Migrates the schema in the background as soon as the database answers. Several replicas may do so
 * at once, because Flyway takes an advisory lock.
 */
final class Schema implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Schema.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    /** Every migration, in order. The list spares a class path scan. */
    private static final List<String> MIGRATIONS =
            List.of(
                    "V1__accounts_and_tasks.sql",
                    "V2__lists_changes_and_reminders.sql",
                    "V3__successors.sql",
                    "V4__functions_by_full_name.sql",
                    "V5__feeds_come_back.sql",
                    "V6__many_additions_at_once.sql",
                    "V7__operations_of_one_statement.sql",
                    "V8__folded_words.sql",
                    "V9__conversations.sql",
                    "V10__oauth.sql");

    private final DatabaseUrl url;
    private volatile boolean current;
    private final Thread migrator =
            Thread.ofPlatform().name("schema").daemon().unstarted(this::migrate);

    private Schema(DatabaseUrl url) {
        this.url = url;
    }

    static Schema prepare(DatabaseUrl url) {
        var schema = new Schema(url);
        schema.migrator.start();
        return schema;
    }

    /**
     * @return false until the schema is up to date; the log says why
     */
    boolean isPrepared() {
        return current;
    }

    /**
     * @throws Failure.Unavailable until the schema is up to date
     */
    void require() {
        if (!current) {
            throw new Failure.Unavailable(
                    FailureCode.DATABASE_UNAVAILABLE,
                    "The database cannot be reached yet, or its schema is still being migrated.",
                    Duration.ofSeconds(2));
        }
    }

    private void migrate() {
        String reported = "";
        while (!current && !Thread.currentThread().isInterrupted()) {
            try {
                // Another replica may have migrated in the meantime.
                if (!isCurrent() && flyway(host()).migrate().migrationsExecuted > 0) {
                    log.info("the schema is at {}", MIGRATIONS.getLast());
                }
                current = true;
            } catch (SQLException | FlywayException | Failure.Unavailable failure) {
                // Log each cause once rather than twice a second. scripts/doctor reads this line.
                if (!reported.equals(failure.getMessage())) {
                    reported = String.valueOf(failure.getMessage());
                    log.warn("the schema migration failed and will be retried: {}", reported);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reads Flyway's own table, because Flyway takes 0.8 s of CPU to find that nothing is to be
     * done.
     */
    private boolean isCurrent() throws SQLException {
        try (var connection = HostConnector.connect(url)) {
            var schema = new Transaction(connection, Deadline.unlimited());
            return schema.sql("select 1 where to_regclass('flyway_schema_history') is not null")
                            .first(row -> true)
                            .isPresent()
                    && schema.sql(
                                    "select 1 from flyway_schema_history where script = ? and success")
                            .with(MIGRATIONS.getLast())
                            .first(row -> true)
                            .isPresent();
        }
    }

    /**
     * @return the JDBC URL of the host that accepts connections
     */
    private String host() throws SQLException {
        try (var connection = HostConnector.connect(url)) {
            return connection.getMetaData().getURL();
        }
    }

    private Flyway flyway(String jdbc) {
        // A migration may take longer than a request.
        return Flyway.configure()
                .dataSource(
                        jdbc.replaceAll("socketTimeout=[0-9]+", "socketTimeout=600"),
                        url.user(),
                        url.password())
                .resourceProvider(new ListedMigrations())
                .connectRetries(0)
                .load();
    }

    @Override
    public void close() {
        migrator.interrupt();
    }

    /** Offers Flyway exactly {@link #MIGRATIONS}. */
    private static final class ListedMigrations implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return MIGRATIONS.contains(name) ? new Migration(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return MIGRATIONS.stream()
                    .filter(name ->
                            name.startsWith(prefix)
                                    && Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(Migration::new)
                    .toList();
        }
    }

    private static final class Migration extends LoadableResource {

        private final String name;

        Migration(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            try (var stream =
                    Objects.requireNonNull(
                            Schema.class.getResourceAsStream("/db/migration/" + name), name)) {
                return new StringReader(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (java.io.IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
