package todo.api;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import todo.api.change.Operations;
import todo.api.database.Database;
import todo.api.event.Events;
import todo.http.Metrics;

/**
 * What every feature is built on.
 *
 * @param clock in microseconds, as the database stores them: what is read equals what was written
 */
record Core(
        ApiConfig config,
        Clock clock,
        Ids ids,
        Metrics metrics,
        Database database,
        Events events,
        Operations operations)
        implements AutoCloseable {

    static Core open(ApiConfig config, Clock system) {
        var clock = Clock.tick(system, ChronoUnit.MICROS.getDuration());
        var ids = new Ids(clock);
        var metrics = new Metrics();
        var database = Database.open(config.database(), config.connections(), metrics.registry());
        var events = Events.open(database, ids);
        var operations = new Operations(database, ids, clock, events::changed);
        return new Core(config, clock, ids, metrics, database, events, operations);
    }

    @Override
    public void close() {
        events.close();
        database.close();
    }
}
