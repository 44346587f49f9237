package todo.api.event;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.http.EventStream;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/events}. */
final class EventRoutes {

    private final Changes changes;
    private final OpenStreams listeners;
    private final ChangeStreams feed;
    private final Auth auth;

    EventRoutes(Changes changes, OpenStreams listeners, ChangeStreams feed, Auth auth) {
        this.changes = changes;
        this.listeners = listeners;
        this.feed = feed;
        this.auth = auth;
    }

    void add(Routes routes) {
        routes.get("/api/events", auth.required(this::listen));
    }

    private Response listen(Request request, Caller caller) {
        var read = new Parameters(request);
        var header = read.header("Last-Event-ID", EventRoutes::id);
        var parameter = read.get("last_event_id", EventRoutes::id);
        read.check();
        listeners.requireRoom();
        var owner = caller.user().id();
        var source =
                feed.of(
                        owner,
                        header == null ? parameter : header, // the newer one, after a reconnect
                        changes.extent(owner),
                        () -> auth.again(request));
        return Response.events(times(), source);
    }

    /** Those that came together, when a replica left, do not leave together. */
    private static EventStream.Times times() {
        var usual = EventStream.Times.USUAL;
        var less = Duration.ofSeconds(ThreadLocalRandom.current().nextInt(40));
        return new EventStream.Times(usual.life().minus(less), usual.heartbeat());
    }

    private static long id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("This has to be the id of an event.");
        }
        return Long.parseLong(text);
    }
}
