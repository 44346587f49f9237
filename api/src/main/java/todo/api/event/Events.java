package todo.api.event;

import java.util.Map;
import java.util.UUID;
import todo.api.Ids;
import todo.api.change.Entity;
import todo.api.database.Database;
import todo.api.list.TaskList;
import todo.api.savedquery.SavedQuery;
import todo.api.task.TaskRow;

/**
 * The change log as clients read it, and the notification of other replicas. Safe for concurrent
 * use.
 */
public final class Events implements AutoCloseable {

    private final Changes changes;
    private final OpenStreams streams;
    private final ReplicaListener listener;
    private final ReplicaNotifier notifier;

    private Events(
            Changes changes,
            OpenStreams streams,
            ReplicaListener listener,
            ReplicaNotifier notifier) {
        this.changes = changes;
        this.streams = streams;
        this.listener = listener;
        this.notifier = notifier;
    }

    public static Events open(Database database, Ids ids) {
        var changes =
                new Changes(
                        database,
                        Map.of(
                                Entity.TASK, TaskRow::read,
                                Entity.LIST, TaskList::read,
                                Entity.QUERY, SavedQuery::read));
        var streams = new OpenStreams(OpenStreams.MAX_STREAMS);
        var messages = new ReplicaMessages(ids.next());
        return new Events(
                changes,
                streams,
                new ReplicaListener(database, changes, streams, messages),
                new ReplicaNotifier(database, streams, messages));
    }

    Changes changes() {
        return changes;
    }

    OpenStreams streams() {
        return streams;
    }

    ReplicaListener listener() {
        return listener;
    }

    /** Wakes the user's streams on every replica after a commit. Does not block. */
    public void changed(UUID owner) {
        notifier.changed(owner);
    }

    @Override
    public void close() {
        notifier.close();
        listener.close();
    }
}
