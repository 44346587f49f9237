package todo.api.event;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.failure.Failure;
import todo.http.EventStream;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code GET /api/events}: sends the caller's changes as they happen. */
public final class EventRoutes {

    /** How often an idle stream checks that its token is still valid. */
    private static final Duration CHECK_INTERVAL = Duration.ofMinutes(1);

    /** Pause before the next read if the database is unavailable. */
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);

    /** A client whose stream was displaced by a newer one reconnects after this time. */
    private static final Duration DISPLACED_RETRY = Duration.ofMinutes(1);

    private final Changes changes;
    private final ChangeReader reader;
    private final OpenStreams streams;
    private final ReplicaListener listener;
    private final Auth auth;

    public EventRoutes(Events events, Auth auth) {
        this.changes = events.changes();
        this.reader = new ChangeReader(changes);
        this.streams = events.streams();
        this.listener = events.listener();
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get("/api/events", auth.required(this::stream));
    }

    private Response stream(Request request, Caller caller) {
        var read = new Parameters(request);
        var header = read.header("Last-Event-ID", EventRoutes::id);
        var parameter = read.get("last_event_id", EventRoutes::id);
        read.check();
        streams.requireRoom();
        var owner = caller.owner();
        var last = header == null ? parameter : header; // after a reconnect, the header is newer
        var extent = changes.extent(owner);
        return Response.events(
                times(), events -> send(events, owner, last, extent, () -> auth.recheck(request)));
    }

    private static long id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("Use the id of an event.");
        }
        return Long.parseLong(text);
    }

    /** Varies the lifetime, so that streams that started together do not end together. */
    private static EventStream.Times times() {
        var usual = EventStream.Times.USUAL;
        var less = Duration.ofSeconds(ThreadLocalRandom.current().nextInt(40));
        return new EventStream.Times(usual.life().minus(less), usual.heartbeat());
    }

    /**
     * @param last the id of the last change that the client has; null to start with the next change
     * @param extent of the log when the request came
     * @param check throws {@link Failure.Unauthorized} once the token is no longer valid
     */
    private void send(
            EventStream events,
            UUID owner,
            @Nullable Long last,
            Changes.Extent extent,
            Runnable check)
            throws IOException {
        var gap = last != null && !extent.continues(last);
        var from = last == null || gap ? extent.last() : last;
        try (var stream = streams.add(owner, from, events::wake, events::end)) {
            listener.start();
            events.retry(between(Duration.ofSeconds(1), Duration.ofSeconds(2)));
            if (gap) {
                events.send(EventJson.reset(from));
            } else {
                events.seen(Long.toString(from));
            }
            sendChanges(events, stream, check);
            if (stream.isDisplaced()) {
                events.retry(DISPLACED_RETRY);
            } else if (events.isLeaving()) {
                // Spreads the clients of this replica, which all reconnect to the others.
                events.retry(between(Duration.ofSeconds(1), Duration.ofSeconds(10)));
            }
        }
    }

    private static Duration between(Duration min, Duration max) {
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(min.toMillis(), max.toMillis()));
    }

    private void sendChanges(EventStream events, OpenStreams.ChangeStream stream, Runnable check)
            throws IOException {
        Runnable nextCheck = () -> {}; // the request itself has just been authenticated
        for (var shouldContinue = true; shouldContinue; nextCheck = check) {
            try {
                sendNewChanges(events, stream, nextCheck);
                shouldContinue = events.await(CHECK_INTERVAL);
            } catch (Failure.Unauthorized ended) {
                return;
            } catch (Failure.Unavailable unavailable) {
                shouldContinue = events.await(RETRY_PAUSE);
            }
        }
    }

    private void sendNewChanges(EventStream events, OpenStreams.ChangeStream stream, Runnable check)
            throws IOException {
        List<Change> page;
        do {
            page = reader.after(stream.owner(), stream.last(), check);
            for (var change : page) {
                events.send(EventJson.event(change));
                stream.sent(change.id());
            }
        } while (page.size() == ChangeReader.PAGE_SIZE && events.isOpen());
    }
}
