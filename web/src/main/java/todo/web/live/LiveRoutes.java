package todo.web.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import todo.http.Body;
import todo.http.EventStream;
import todo.http.Request;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.api.ApiEvent;
import todo.web.api.ApiEventStream;
import todo.web.live.LiveStreams.LiveStream;

/**
 * {@code GET /live}: relays the API's events to a page, which cannot ask the API itself because its
 * token is in a cookie that scripts cannot read. Answers 204 if nobody is signed in: an {@code
 * EventSource} then stops.
 */
public final class LiveRoutes {

    /**
     * A page that was closed shows only when something is sent to it, so heartbeats are more
     * frequent than the API's.
     */
    private static final EventStream.Times TIMES =
            new EventStream.Times(EventStream.Times.USUAL.life(), Duration.ofSeconds(10));

    /** A page whose stream was displaced by a newer one reconnects after this time. */
    private static final Duration DISPLACED_RETRY = Duration.ofMinutes(1);

    private final LiveStreams streams = new LiveStreams(LiveStreams.MAX_STREAMS);

    public void addTo(UserRoutes routes) {
        routes.stream("/live", this::open);
    }

    private Response open(Visit visit) {
        var stream = streams.add(visit.session().token());
        try {
            var call = visit.call("GET", "/api/events");
            var last = last(visit.request());
            var api = visit.api().listen(last == null ? call : call.with("Last-Event-ID", last));
            return closing(
                    Response.events(TIMES, events -> relay(events, api, stream)),
                    () -> {
                        stream.close();
                        api.close();
                    });
        } catch (RuntimeException refused) {
            stream.close();
            throw refused;
        }
    }

    /**
     * @return the id of the last event that the page has; null to start with the next one
     */
    private static @Nullable String last(Request request) {
        var header = request.header("Last-Event-ID"); // after a reconnect, it is newer
        var last = header == null ? request.query("last_event_id") : header;
        return last != null && last.matches("[0-9]{1,18}") ? last : null;
    }

    /**
     * @return a response that runs {@code close} even if its body is never written
     */
    private static Response closing(Response response, Runnable close) {
        if (response.body() instanceof Body.Stream(var writer, var isLongLived, var ending)) {
            Body.Ending closing =
                    complete -> {
                        close.run();
                        ending.ended(complete);
                    };
            var body = new Body.Stream(writer, isLongLived, closing);
            return new Response(response.status(), response.headers(), body);
        }
        throw new IllegalArgumentException("not a stream");
    }

    private static void relay(EventStream events, ApiEventStream api, LiveStream stream)
            throws IOException {
        stream.onDisplaced(events::end);
        api.onArrival(events::wake);
        boolean ended;
        do {
            ended = api.isEnded(); // before the last events are sent
            for (var event = api.poll(); event != null; event = api.poll()) {
                send(events, event);
            }
        } while (!ended && events.await(ApiEventStream.IDLE_TIMEOUT));
        if (stream.isDisplaced()) {
            events.retry(DISPLACED_RETRY);
        } else if (events.isLeaving()) {
            // Spreads the pages of this replica, which all reconnect to the others.
            events.retry(Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, 4_000)));
        }
    }

    private static void send(EventStream events, ApiEvent event) throws IOException {
        if (event.retry() != null) {
            events.retry(event.retry());
        }
        var sent = event.type() == null ? null : LiveEvent.of(event).orElse(null);
        if (sent != null) {
            events.send(sent);
        } else if (event.id() != null) {
            events.seen(event.id());
        }
    }
}
