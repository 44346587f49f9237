package todo.api.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import todo.http.Body;
import todo.http.Headers;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/**
 * {@code /api/queries/{id}/feed}, where feeds are opened, and {@code /api/feeds}, where they are
 * read.
 */
public final class FeedRoutes {

    /** Beyond, a calendar is of no use. */
    private static final int MOST_TASKS = 2_000;

    private static final int READ_AT_ONCE = 4;

    private final ExportLimit limit = new ExportLimit(READ_AT_ONCE);
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

    private record Since(Instant createdAt) {}

    private Response show(Request request, Caller caller) {
        var since = feeds.openSince(caller.user().id(), id(request));
        return Response.json(200, new Since(since.orElseThrow(FeedRoutes::notFound)));
    }

    /**
     * @param url the secret address, shown this once
     */
    private record Opened(String url, Instant createdAt) {}

    private Response open(Request request, Caller caller) {
        var secret = FeedSecret.random();
        var since =
                feeds.open(caller.user().id(), id(request), secret)
                        .orElseThrow(FeedRoutes::notFound);
        var url = "/api/feeds/" + secret.text() + ".ics";
        return Response.json(201, new Opened(url, since)).with("Cache-Control", "no-store");
    }

    private Response close(Request request, Caller caller) {
        if (!feeds.close(caller.user().id(), id(request))) {
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
                                        feed.name(), events, MOST_TASKS)));
        var body = new Body.Stream(file::writeTo, false, complete -> file.close());
        return new Response(200, headers, body);
    }

    private Condition condition(CalendarFeed feed) {
        var found = Search.parse(feed.q()).condition(feed.owner(), feed.zone(), clock.instant());
        return new Condition(found.sql(), found.parameters());
    }

    /**
     * Weak, for the file says when it was made. A query may mean other tasks as time goes by, which
     * a calendar need not know before the next hour.
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
            default ->
                    throw new Failure.Invalid(
                            List.of(
                                    new Failure.Fault(
                                            "?as", "This has to be one of todos, events.")));
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
