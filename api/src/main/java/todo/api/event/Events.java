package todo.api.event;

import java.util.Map;
import java.util.UUID;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.change.Entity;
import todo.api.change.Undo;
import todo.api.database.Database;
import todo.api.idempotency.IdempotencyKeys;
import todo.api.list.TaskList;
import todo.api.savedquery.SavedQuery;
import todo.api.task.TaskRow;
import todo.http.Routes;

/** What people read of the change log, put together; safe for concurrent use. */
public final class Events implements AutoCloseable {

    private final Changes changes;
    private final OpenStreams listeners;
    private final ReplicaListener watcher;
    private final ReplicaNotifier announcer;

    private Events(
            Changes changes,
            OpenStreams listeners,
            ReplicaListener watcher,
            ReplicaNotifier announcer) {
        this.changes = changes;
        this.listeners = listeners;
        this.watcher = watcher;
        this.announcer = announcer;
    }

    public static Events open(Database database, Ids ids) {
        var changes =
                new Changes(
                        database,
                        Map.of(
                                Entity.TASK, TaskRow::read,
                                Entity.LIST, TaskList::read,
                                Entity.QUERY, SavedQuery::read));
        var listeners = new OpenStreams(OpenStreams.MOST);
        var messages = new ReplicaMessages(ids.next());
        return new Events(
                changes,
                listeners,
                new ReplicaListener(database, changes, listeners, messages),
                new ReplicaNotifier(database, listeners, messages));
    }

    /** {@code /api/changes}, {@code /api/undo} and {@code /api/events}. */
    public void add(Routes routes, Undo undo, Auth auth, IdempotencyKeys keys) {
        new ChangeRoutes(changes, undo, auth, keys).add(routes);
        new EventRoutes(changes, listeners, new ChangeStreams(changes, listeners, watcher), auth)
                .add(routes);
    }

    /** Has everybody told whose changes were committed; does not block. */
    public void changed(UUID owner) {
        announcer.changed(owner);
    }

    @Override
    public void close() {
        announcer.close();
        watcher.close();
    }
}
