package todo.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.account.AccessTokens;
import todo.api.account.AccountRoutes;
import todo.api.account.AccountStore;
import todo.api.account.Auth;
import todo.api.account.LoginThrottle;
import todo.api.account.PasswordHasher;
import todo.api.account.PersonalTokenRoutes;
import todo.api.account.PersonalTokenStore;
import todo.api.account.Profile;
import todo.api.account.ProfileRoutes;
import todo.api.account.RefreshTokens;
import todo.api.account.SessionRoutes;
import todo.api.account.SessionStore;
import todo.api.account.SignIn;
import todo.api.change.Operations;
import todo.api.change.Undo;
import todo.api.chat.Assistants;
import todo.api.chat.ChatRoutes;
import todo.api.chat.ChatSetup;
import todo.api.chat.TurnTimes;
import todo.api.chat.builtin.BuiltInAssistant;
import todo.api.chat.model.LanguageModel;
import todo.api.database.Database;
import todo.api.event.ChangeRoutes;
import todo.api.event.EventRoutes;
import todo.api.event.Events;
import todo.api.feed.FeedRoutes;
import todo.api.health.HealthRoutes;
import todo.api.housekeeping.Housekeeping;
import todo.api.housekeeping.Reindexer;
import todo.api.idempotency.IdempotencyKeys;
import todo.api.idempotency.IdempotentRoutes;
import todo.api.list.ListRoutes;
import todo.api.list.Lists;
import todo.api.mcp.McpCompletions;
import todo.api.mcp.McpMethods;
import todo.api.mcp.McpOauth;
import todo.api.mcp.McpResources;
import todo.api.mcp.McpRoutes;
import todo.api.notification.NotificationRoutes;
import todo.api.notification.NotificationStore;
import todo.api.notification.ReminderDelivery;
import todo.api.notification.ReminderDispatcher;
import todo.api.oauth.Authorizations;
import todo.api.oauth.ClientDocuments;
import todo.api.oauth.ConsentRoutes;
import todo.api.oauth.DocumentFetch;
import todo.api.oauth.GrantStore;
import todo.api.oauth.OauthClients;
import todo.api.oauth.OauthRoutes;
import todo.api.oauth.TokenIssuer;
import todo.api.openapi.OpenApiRoutes;
import todo.api.overview.OverviewRoutes;
import todo.api.overview.OverviewStore;
import todo.api.quickadd.QuickAdd;
import todo.api.quickadd.QuickAddRoutes;
import todo.api.savedquery.SavedQueries;
import todo.api.savedquery.SavedQueryRoutes;
import todo.api.tag.TagRoutes;
import todo.api.tag.TagStore;
import todo.api.task.Bulk;
import todo.api.task.BulkRoutes;
import todo.api.task.Hierarchy;
import todo.api.task.TaskListRoutes;
import todo.api.task.TaskPager;
import todo.api.task.TaskRoutes;
import todo.api.task.TaskSearch;
import todo.api.task.TaskStore;
import todo.api.task.Tasks;
import todo.api.todobackend.TodoBackendRoutes;
import todo.api.tool.Confirmations;
import todo.api.tool.ToolCatalog;
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

    /** A few more than there are connections usually. */
    private static final int CONCURRENT_REQUESTS_WHILE_COLD = 12;

    /**
     * The time limit of all statements of a request, less the time that it has waited for
     * admission, so that it is answered within five seconds. Long operations have a limit of their
     * own.
     */
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(4);

    /** For requests that have waited long for their turn in a cold JVM. */
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(2_500);

    /** With a slow look and its retry a reminder is still less than 30 s late. */
    private static final Duration REMINDERS_INTERVAL = Duration.ofSeconds(10);

    private final Database database;
    private final Events events;
    private final Server server;
    private final Routes routes;
    private final ReminderDelivery reminders;
    private final @Nullable LanguageModel model;
    private final ReminderDispatcher dispatcher;
    private final Housekeeping housekeeping;
    private final Reindexer reindexer;

    private App(
            Database database,
            Events events,
            Server server,
            Routes routes,
            ReminderDelivery reminders,
            @Nullable LanguageModel model,
            ReminderDispatcher dispatcher,
            Housekeeping housekeeping,
            Reindexer reindexer) {
        this.database = database;
        this.events = events;
        this.server = server;
        this.routes = routes;
        this.reminders = reminders;
        this.model = model;
        this.dispatcher = dispatcher;
        this.housekeeping = housekeeping;
        this.reindexer = reindexer;
    }

    /**
     * @throws IOException if the port is taken
     */
    public static App start(ApiConfig config, Clock clock) throws IOException {
        return start(config, clock, PasswordHasher.Cost.RECOMMENDED);
    }

    /**
     * The same, with another cost of password hashes.
     *
     * @throws IOException if the port is taken
     */
    public static App start(ApiConfig config, Clock system, PasswordHasher.Cost cost)
            throws IOException {
        return start(config, system, cost, chat -> chat, DocumentFetch.fromInternet());
    }

    /**
     * The same, with another assistant to talk to, and another way to documents about OAuth
     * clients.
     *
     * @throws IOException if the port is taken
     */
    public static App start(
            ApiConfig config,
            Clock system,
            PasswordHasher.Cost cost,
            UnaryOperator<ChatSetup> otherChat,
            DocumentFetch fetch)
            throws IOException {
        // The database stores microseconds: what is read equals what was written.
        var clock = Clock.tick(system, ChronoUnit.MICROS.getDuration());
        var metrics = new Metrics();
        var drain = new Drain();
        var ids = new Ids(clock);
        var database = Database.open(config.database(), config.connections(), metrics.registry());

        var accounts = new AccountStore(database, ids, clock);
        var sessions = new SessionStore(database, ids, clock);
        var events = Events.open(database, ids);
        var operations = new Operations(database, ids, clock, events::changed);
        var personalTokens = new PersonalTokenStore(database, ids, clock);
        var reminders = new ReminderDelivery(database, ids, clock, metrics.registry());
        var accessTokens = new AccessTokens(config.secretKey().bytes(), clock);
        var refreshTokens = new RefreshTokens(config.secretKey().bytes());
        var auth = new Auth(accessTokens, sessions, personalTokens);
        var passwords = new PasswordHasher(cost);
        var throttle = new LoginThrottle(database, clock);
        var signIn =
                new SignIn(accounts, passwords, throttle, sessions, accessTokens, refreshTokens);
        var profile = new Profile(accounts, passwords, throttle, sessions, database);
        var keys = new IdempotentRoutes(new IdempotencyKeys(database, clock));

        var queries = new SavedQueries(database, operations, ids, clock);

        var routes = new Routes().get("/metrics", metrics::show);
        OpenApiRoutes.add(routes);
        new HealthRoutes(database, drain, clock).add(routes);
        new AccountRoutes(signIn, auth).add(routes);
        new ProfileRoutes(profile, auth).add(routes);
        new SessionRoutes(sessions, auth).add(routes);
        new PersonalTokenRoutes(personalTokens, auth, clock, keys::onceSecretSignedIn).add(routes);
        var lists = new Lists(database, operations, ids, clock);
        var taskStore = new TaskStore(database, operations);
        var tasks = new Tasks(taskStore, operations, ids, clock);
        var pager = new TaskPager(database, clock);
        var search = new TaskSearch(database, clock);
        var bulk = new Bulk(tasks, taskStore, operations, clock);
        var quickAdd = new QuickAdd(tasks, lists, operations, clock);
        var undo = new Undo(operations, Hierarchy.DEEPEST);
        var overviews = new OverviewStore(database, clock);
        new ListRoutes(lists, auth, keys).add(routes);
        new TagRoutes(new TagStore(database, operations, clock), auth).add(routes);
        new TaskListRoutes(pager, search, auth).add(routes);
        new TaskRoutes(tasks, auth, keys).add(routes);
        new BulkRoutes(bulk, auth, keys).add(routes);
        new QuickAddRoutes(quickAdd).add(routes, auth, keys);
        new NotificationRoutes(new NotificationStore(database, clock), auth).add(routes);
        new ChangeRoutes(events, undo, auth, keys).add(routes);
        new EventRoutes(events, auth).add(routes);

        new SavedQueryRoutes(queries, auth, keys).add(routes);
        new FeedRoutes(database, auth, keys, ids, clock).add(routes);
        new OverviewRoutes(overviews, auth, config.chat()).add(routes);
        new TransferRoutes(database, operations, taskStore, queries, auth, ids, clock).add(routes);

        if (config.todoBackend()) {
            new TodoBackendRoutes(database, ids, clock).add(routes);
        }

        var confirmations = new Confirmations(config.secretKey().bytes(), clock);
        var tools =
                ToolCatalog.create(
                        tasks,
                        taskStore,
                        pager,
                        search,
                        bulk,
                        quickAdd,
                        lists,
                        overviews,
                        operations,
                        undo,
                        confirmations,
                        clock,
                        metrics.registry());
        var mcp =
                new McpMethods(
                        tools,
                        new McpResources(tools, lists, queries),
                        new McpCompletions(tools, lists, queries),
                        config.apiVersion());
        var oauth = config.oauth();
        McpOauth delegation = null;
        if (oauth != null) {
            var documents = new ClientDocuments(fetch, clock);
            var clients = new OauthClients(database, throttle, documents, clock);
            var grants = new GrantStore(database, oauth, ids, clock);
            var issuer = new TokenIssuer(database, clock);
            new OauthRoutes(oauth, clients, issuer, grants, clock).add(routes);
            new ConsentRoutes(new Authorizations(clients, oauth), grants, auth).add(routes);
            delegation = new McpOauth(oauth, grants);
        }
        new McpRoutes(mcp, auth, config.corsOrigins(), delegation).add(routes);

        var model =
                config.model() == null
                        ? null
                        : LanguageModel.open(config.model(), tools, clock, metrics.registry());
        var chat =
                new ChatSetup(
                        config.chat(),
                        config.chatTokensADay(),
                        new Assistants(
                                new BuiltInAssistant(clock), model == null ? null : model.model()),
                        TurnTimes.USUAL);
        new ChatRoutes(
                        otherChat.apply(chat),
                        tools,
                        confirmations,
                        database,
                        auth,
                        ids,
                        clock,
                        metrics.registry())
                .add(routes);

        Filter version =
                next -> request -> next.handle(request).with("API-Version", config.apiVersion());
        var places = new ConcurrencyLimit(CONCURRENT_REQUESTS, CONCURRENT_REQUESTS_WHILE_COLD);
        Filter patience =
                next -> request -> database.within(patience(request), () -> next.handle(request));
        var filters =
                List.of(
                        new TrustedProxies(config.trustedProxies()),
                        new AccessLog(PROBES),
                        metrics,
                        new SecurityHeaders("default-src 'none'; frame-ancestors 'none'"),
                        version,
                        new Cors(
                                config.corsOrigins(),
                                oauth == null ? Set.of() : OauthRoutes.PUBLIC_PATHS),
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
                    model,
                    ReminderDispatcher.start(reminders::run, REMINDERS_INTERVAL),
                    Housekeeping.start(database, clock),
                    Reindexer.start(database));
        } catch (IOException taken) {
            if (model != null) {
                model.close();
            }
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
     * @return the routes, to be compared with the API's document
     */
    public Routes routes() {
        return routes;
    }

    /**
     * @return delivers the due reminders when it is run
     */
    public ReminderDelivery reminders() {
        return reminders;
    }

    /** Leaves without a failed request: see {@link Server.Stop}. */
    @Override
    public void close() {
        server.close();
        if (model != null) {
            model.close();
        }
        reindexer.close();
        housekeeping.close();
        dispatcher.close();
        events.close();
        database.close();
    }
}
