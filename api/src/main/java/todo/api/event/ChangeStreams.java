package todo.api.event;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.EventStream;
import todo.http.EventStream.Event;
import todo.http.Json;

/** Sends people their changes as they happen; safe for concurrent use. */
final class ChangeStreams {

    /** So many changes of a listener are in memory. */
    private static final int PAGE = 100;

    /** How many listeners read at one time: most of the pool is for requests. */
    private static final int READERS = 4;

    /** How often it is asked whether the listener may go on, where nothing happens. */
    private static final Duration CHECK = Duration.ofMinutes(1);

    /** When the database is away. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    /** When somebody has opened more streams than they may, the oldest comes back only then. */
    private static final Duration DISPLACED = Duration.ofMinutes(1);

    private final Changes changes;
    private final OpenStreams listeners;
    private final ReplicaListener watcher;
    private final Semaphore reading = new Semaphore(READERS);

    ChangeStreams(Changes changes, OpenStreams listeners, ReplicaListener watcher) {
        this.changes = changes;
        this.listeners = listeners;
        this.watcher = watcher;
    }

    /**
     * @param last the id of the last change that the client has; null to begin now
     * @param extent of the log when the client asked
     * @param allowed throws {@link Failure.Unauthorized} when the listener may not go on
     */
    EventStream.Source of(
            UUID owner, @Nullable Long last, Changes.Extent extent, Runnable allowed) {
        return events -> {
            var gap = last != null && !extent.continues(last);
            var from = last == null || gap ? extent.last() : last;
            try (var listener = listeners.add(owner, events, from)) {
                watcher.start();
                events.retry(between(Duration.ofSeconds(1), Duration.ofSeconds(2)));
                if (gap) {
                    events.send(reset(from));
                } else {
                    events.seen(Long.toString(from));
                }
                listen(events, listener, allowed);
                if (listener.displaced()) {
                    events.retry(DISPLACED);
                } else if (events.isLeaving()) {
                    // All of this replica's listeners go to the others: no more than these can
                    // take.
                    events.retry(between(Duration.ofSeconds(1), Duration.ofSeconds(10)));
                }
            }
        };
    }

    private void listen(EventStream events, OpenStreams.Listener listener, Runnable allowed)
            throws IOException {
        Runnable check = () -> {}; // as the request has just been
        for (var shouldContinue = true; shouldContinue; check = allowed) {
            try {
                catchUp(events, listener, check);
                shouldContinue = events.await(CHECK);
            } catch (Failure.Unauthorized ended) {
                return;
            } catch (Failure.Unavailable away) {
                shouldContinue = events.await(AWAY);
            }
        }
    }

    private void catchUp(EventStream events, OpenStreams.Listener listener, Runnable check)
            throws IOException {
        List<Change> page;
        do {
            page = read(listener, check);
            for (var change : page) {
                events.send(event(change));
                listener.saw(change.id());
            }
        } while (page.size() == PAGE && events.isOpen());
    }

    private List<Change> read(OpenStreams.Listener listener, Runnable check) {
        reading.acquireUninterruptibly();
        try {
            check.run();
            return changes.after(listener.owner(), listener.seen(), PAGE);
        } finally {
            reading.release();
        }
    }

    private static Duration between(Duration least, Duration most) {
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis()));
    }

    private static Event event(Change change) {
        var entity = change.entity().wire();
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("id", change.id());
        data.put("operation_id", change.operationId());
        data.put("through", change.through());
        data.put("made_at", change.madeAt());
        data.put(entity, change.after() == null ? change.before() : change.after());
        return new Event(Long.toString(change.id()), entity + "." + change.action(), json(data));
    }

    private static Event reset(long last) {
        return new Event(
                Long.toString(last),
                "reset",
                json(
                        Map.of(
                                "detail",
                                "Some changes are not kept any more: load everything anew.")));
    }

    private static String json(Object data) {
        return Json.text(data);
    }
}
