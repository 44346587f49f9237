package todo.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import todo.api.account.AccessTokens;
import todo.api.account.AccountRoutes;
import todo.api.account.AccountStore;
import todo.api.account.Auth;
import todo.api.account.LoginThrottle;
import todo.api.account.Passwords;
import todo.api.account.PersonalTokenRoutes;
import todo.api.account.PersonalTokenStore;
import todo.api.account.ProfileRoutes;
import todo.api.account.RefreshTokens;
import todo.api.account.SessionRoutes;
import todo.api.account.SessionStore;
import todo.api.account.SignIn;
import todo.api.change.Operations;
import todo.api.change.Undo;
import todo.api.database.Database;
import todo.api.event.Events;
import todo.api.feed.FeedRoutes;
import todo.api.health.HealthRoutes;
import todo.api.housekeeping.Housekeeping;
import todo.api.idempotency.IdempotencyKeys;
import todo.api.list.ListRoutes;
import todo.api.list.ListStore;
import todo.api.notification.NotificationRoutes;
import todo.api.notification.NotificationStore;
import todo.api.notification.ReminderDelivery;
import todo.api.notification.ReminderDispatcher;
import todo.api.openapi.OpenApiRoutes;
import todo.api.quickadd.QuickAdd;
import todo.api.quickadd.QuickAddRoutes;
import todo.api.savedquery.SavedQueryRoutes;
import todo.api.savedquery.SavedQueryStore;
import todo.api.tag.TagRoutes;
import todo.api.tag.TagStore;
import todo.api.task.Bulk;
import todo.api.task.BulkRoutes;
import todo.api.task.TaskListRoutes;
import todo.api.task.TaskPager;
import todo.api.task.TaskRoutes;
import todo.api.task.TaskSearch;
import todo.api.task.TaskStore;
import todo.api.task.Tasks;
import todo.api.transfer.TransferRoutes;
import todo.http.AccessLog;
import todo.http.ConcurrencyLimit;
import todo.http.Cors;
import todo.http.Drain;
import todo.http.Filter;
import todo.http.LoadShedding;
import todo.http.Metrics;
import todo.http.Problems;
import todo.http.Request;
import todo.http.Routes;
import todo.http.SecurityHeaders;
import todo.http.Server;
import todo.http.TrustedProxies;

/** The whole service, put together once, from the top down; closed in reverse. */
public final class App implements AutoCloseable {

    /** What Kubernetes and Prometheus ask every few seconds. */
    private static final Set<String> PROBES = Set.of("/health", "/ready", "/metrics");

    private static final int CONCURRENT_REQUESTS = 32;

    /**
     * A request's statements wait for so long in all, but for those of much work, less what it has
     * waited for its turn: with what else it does, it is answered within five seconds.
     */
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(4);

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    /** With a slow look and its retry a reminder is still less than 30 s late. */
    private static final Duration REMINDERS_INTERVAL = Duration.ofSeconds(10);

    private final Database database;
    private final Events events;
    private final Server server;
    private final Routes routes;
    private final ReminderDelivery reminders;
    private final ReminderDispatcher dispatcher;
    private final Housekeeping housekeeping;

    private App(
            Database database,
            Events events,
            Server server,
            Routes routes,
            ReminderDelivery reminders,
            ReminderDispatcher dispatcher,
            Housekeeping housekeeping) {
        this.database = database;
        this.events = events;
        this.server = server;
        this.routes = routes;
        this.reminders = reminders;
        this.dispatcher = dispatcher;
        this.housekeeping = housekeeping;
    }

    /**
     * @throws IOException if the port is taken
     */
    public static App start(ApiConfig config, Clock clock) throws IOException {
        return start(config, clock, Passwords.Work.ENOUGH);
    }

    /**
     * The same, with passwords that are more work to guess, or less where nobody would guess.
     *
     * @throws IOException if the port is taken
     */
    public static App start(ApiConfig config, Clock clock, Passwords.Work work) throws IOException {
        var metrics = new Metrics();
        var drain = new Drain();
        var ids = new Ids(clock);
        var database = Database.open(config.database(), config.connections(), metrics.registry());

        var accounts = new AccountStore(database, ids, clock);
        var sessions = new SessionStore(database, ids, clock);
        var events = Events.open(database, ids);
        var changes = new Operations(database, ids, clock, events::changed);
        var personalTokens = new PersonalTokenStore(database, ids, clock);
        var reminders = new ReminderDelivery(database, ids, clock, metrics.registry());
        var accessTokens = new AccessTokens(config.secretKey().bytes(), clock);
        var refreshTokens = new RefreshTokens(config.secretKey().bytes());
        var signIn = new SignIn(sessions, accessTokens, refreshTokens);
        var auth = new Auth(accessTokens, sessions, personalTokens);
        var passwords = new Passwords(work);
        var throttle = new LoginThrottle(database, clock);
        var keys = new IdempotencyKeys(database, clock);

        var queries = new SavedQueryStore(database, changes, ids, clock);

        var routes = new Routes().get("/metrics", metrics::show);
        OpenApiRoutes.add(routes);
        new HealthRoutes(database, drain, clock).add(routes);
        new AccountRoutes(accounts, passwords, throttle, signIn, sessions, auth).add(routes);
        new ProfileRoutes(accounts, passwords, throttle, sessions, database, auth).add(routes);
        new SessionRoutes(sessions, auth).add(routes);
        new PersonalTokenRoutes(personalTokens, auth, clock, keys::onceSecretSignedIn).add(routes);
        var micros = Clock.tick(clock, ChronoUnit.MICROS.getDuration());
        var lists = new ListStore(database, changes, ids, micros);
        var taskStore = new TaskStore(database, changes);
        var tasks = new Tasks(taskStore, changes, ids, micros);
        new ListRoutes(lists, auth, keys).add(routes);
        new TagRoutes(new TagStore(database, changes, micros), auth).add(routes);
        new TaskListRoutes(new TaskPager(database, micros), new TaskSearch(database, micros), auth)
                .add(routes);
        new TaskRoutes(tasks, auth, keys).add(routes);
        new BulkRoutes(new Bulk(tasks, taskStore, changes, micros), auth, keys).add(routes);
        new QuickAddRoutes(new QuickAdd(tasks, lists, changes, micros)).add(routes, auth, keys);
        new NotificationRoutes(new NotificationStore(database, clock), auth).add(routes);
        events.add(routes, new Undo(changes), auth, keys);

        new SavedQueryRoutes(queries, auth, keys).add(routes);
        new FeedRoutes(database, auth, keys, ids, clock).add(routes);
        new TransferRoutes(database, changes, taskStore, queries, auth, ids, clock).add(routes);

        Filter version =
                next -> request -> next.handle(request).with("API-Version", config.apiVersion());
        var places = new ConcurrencyLimit(CONCURRENT_REQUESTS);
        Filter patience =
                next -> request -> database.within(patience(request), () -> next.handle(request));
        var filters =
                List.of(
                        new TrustedProxies(config.trustedProxies()),
                        new AccessLog(PROBES),
                        metrics,
                        new SecurityHeaders("default-src 'none'; frame-ancestors 'none'"),
                        version,
                        new Cors(config.corsOrigins()),
                        Problems.json(),
                        new LoadShedding(places, PROBES),
                        patience);
        try {
            var stop = new Server.Stop(config.drain(), Duration.ofSeconds(10));
            var server = Server.start(config.port(), routes, filters, drain, stop, places);
            return new App(
                    database,
                    events,
                    server,
                    routes,
                    reminders,
                    ReminderDispatcher.start(reminders::run, REMINDERS_INTERVAL),
                    Housekeeping.start(database, clock));
        } catch (IOException taken) {
            database.close();
            throw taken;
        }
    }

    private static Duration patience(Request request) {
        var left = DATABASE_PATIENCE.minus(request.age());
        return left.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : left;
    }

    public int port() {
        return server.port();
    }

    /**
     * @return what is served, for the document of it to be checked against
     */
    public Routes routes() {
        return routes;
    }

    /**
     * @return what is done every few seconds, to be done at once
     */
    public ReminderDelivery reminders() {
        return reminders;
    }

    /** Leaves without a failed request: see {@link Server.Stop}. */
    @Override
    public void close() {
        server.close();
        housekeeping.close();
        dispatcher.close();
        events.close();
        database.close();
    }
}
