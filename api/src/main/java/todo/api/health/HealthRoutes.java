package todo.api.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import todo.api.database.Database;
import todo.http.Drain;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/**
 * The probes. Liveness does not check the database, because a restart of this process would not
 * repair it.
 */
public final class HealthRoutes {

    private final Database database;
    private final Drain drain;
    private final Clock clock;

    public HealthRoutes(Database database, Drain drain, Clock clock) {
        this.database = database;
        this.drain = drain;
        this.clock = clock;
    }

    public void add(Routes routes) {
        routes.get("/health", this::health).get("/ready", this::ready);
    }

    private Response health(Request request) {
        return Response.json(200, new Health("healthy", clock.instant()));
    }

    private Response ready(Request request) {
        if (drain.begun()) {
            return notReady("not checked: this replica is shutting down");
        }
        return database.isReady()
                ? Response.json(
                        200,
                        new Readiness("ready", Map.of("database", "connected"), clock.instant()))
                : notReady("cannot be reached, or its schema is still being migrated");
    }

    private Response notReady(String database) {
        return Response.json(
                503, new Readiness("not_ready", Map.of("database", database), clock.instant()));
    }

    private record Health(String status, Instant timestamp) {}

    /**
     * @param checks the result of each check in plain words, by name
     */
    private record Readiness(String status, Map<String, String> checks, Instant timestamp) {}
}
