package todo.api.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.idempotency.IdempotentRoutes;
import todo.api.query.Search;
import todo.api.transfer.ical.CalendarExport;
import todo.api.transfer.limit.ExportLimit;
import todo.failure.Failure;
import todo.failure.FaultCode;
import todo.http.Body;
import todo.http.Headers;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/**
 * {@code /api/queries/{id}/feed}, which opens and closes feeds, and {@code /api/feeds}, from which
 * calendar programs read them.
 */
public final class FeedRoutes {

    /** A calendar with more tasks is of no use. */
    private static final int MAX_TASKS = 2_000;

    private static final int MAX_READERS = 4;

    private final ExportLimit limit = new ExportLimit(MAX_READERS);
    private final FeedStore feeds;
    private final CalendarExport calendars;
    private final Auth auth;
    private final IdempotentRoutes keys;
    private final Clock clock;

    public FeedRoutes(Database database, Auth auth, IdempotentRoutes keys, Ids ids, Clock clock) {
        this.feeds = new FeedStore(database, ids, clock);
        this.calendars = new CalendarExport(database, clock);
        this.auth = auth;
        this.keys = keys;
        this.clock = clock;
    }

    public void add(Routes routes) {
        routes.get("/api/queries/{id}/feed", auth.required(this::show))
                .post("/api/queries/{id}/feed", auth.required(keys.onceSecret(this::open)))
                .delete("/api/queries/{id}/feed", auth.required(this::close))
                .get("/api/feeds/{secret}.ics", this::read);
    }

    private Response show(Request request, Caller caller) {
        var since = feeds.openSince(caller.owner(), id(request));
        return Response.json(200, Map.of("created_at", since.orElseThrow(FeedRoutes::notFound)));
    }

    /**
     * @param url the secret address, which is shown only this once
     */
    private record Opened(String url, Instant createdAt) {}

    private Response open(Request request, Caller caller) {
        var secret = FeedSecret.random();
        var since =
                feeds.open(caller.owner(), id(request), secret).orElseThrow(FeedRoutes::notFound);
        var url = "/api/feeds/" + secret.text() + ".ics";
        return Response.json(201, new Opened(url, since)).with("Cache-Control", "no-store");
    }

    private Response close(Request request, Caller caller) {
        if (!feeds.close(caller.owner(), id(request))) {
            throw notFound();
        }
        return Response.status(204);
    }

    private Response read(Request request) {
        var feed =
                feeds.find(new FeedSecret(request.pathParameter("secret")))
                        .orElseThrow(FeedRoutes::notFound);
        var events = events(request);
        var tag = tag(feed, events);
        var headers =
                Headers.NONE
                        .and("Content-Type", "text/calendar; charset=utf-8")
                        .and("Content-Disposition", "inline; filename=\"tasks.ics\"")
                        .and("Cache-Control", "private, max-age=300")
                        .and("ETag", tag);
        if (request.headers().lists("If-None-Match", tag)) {
            return new Response(304, headers, Response.status(304).body());
        }
        var file =
                limit.open(() ->
                        calendars.prepare(
                                feed.owner(),
                                feed.zone(),
                                condition(feed),
                                new CalendarExport.CalendarOptions(
                                        feed.name(), events, MAX_TASKS)));
        var body = new Body.Stream(file::writeTo, false, complete -> file.close());
        return new Response(200, headers, body);
    }

    private Condition condition(CalendarFeed feed) {
        return Search.parse(feed.q()).condition(feed.owner(), feed.zone(), clock.instant());
    }

    /**
     * A weak tag, because the file contains the time of its creation. It contains the hour, because
     * a query such as {@code due:today} finds other tasks as time passes.
     */
    private String tag(CalendarFeed feed, boolean events) {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3600;
        return "W/\"%d-%d-%d%s\""
                .formatted(feed.version(), feed.lastChange(), hour, events ? "-events" : "");
    }

    private static boolean events(Request request) {
        return switch (request.query("as")) {
            case "events" -> true;
            case "todos" -> false;
            case null -> false;
            default -> throw new Failure.Invalid("?as", FaultCode.INVALID, "Use todos or events.");
        };
    }

    private static UUID id(Request request) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null) {
            throw notFound();
        }
        return id;
    }

    private static Failure notFound() {
        return new Failure.NotFound("There is no such feed.");
    }
}
