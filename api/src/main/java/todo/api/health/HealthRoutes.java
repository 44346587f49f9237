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
 * The probes. Liveness never looks at the database: restarting this process would not bring that
 * back.
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
            return notReady("not asked: this replica is shutting down");
        }
        return database.isReady()
                ? Response.json(
                        200,
                        new Readiness("ready", Map.of("database", "connected"), clock.instant()))
                : notReady("cannot be reached, or its tables are still being prepared");
    }

    private Response notReady(String database) {
        return Response.json(
                503, new Readiness("not_ready", Map.of("database", database), clock.instant()));
    }

    private record Health(String status, Instant timestamp) {}

    /**
     * @param checks in plain words, by what was looked at
     */
    private record Readiness(String status, Map<String, String> checks, Instant timestamp) {}
}
