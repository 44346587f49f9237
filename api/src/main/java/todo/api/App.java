package todo.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import todo.api.account.PasswordHasher;
import todo.api.chat.ChatSetup;
import todo.api.health.HealthRoutes;
import todo.api.housekeeping.Housekeeping;
import todo.api.housekeeping.Reindexer;
import todo.api.notification.ReminderDelivery;
import todo.api.notification.ReminderDispatcher;
import todo.api.oauth.DocumentFetch;
import todo.api.openapi.OpenApiRoutes;
import todo.api.todobackend.TodoBackendRoutes;
import todo.http.ConcurrencyLimit;
import todo.http.Drain;
import todo.http.Routes;
import todo.http.Server;

/** The whole service, put together once, from the top down; closed in reverse. */
public final class App implements AutoCloseable {

    private static final int CONCURRENT_REQUESTS = 32;

    /** A few more than there are connections usually. */
    private static final int CONCURRENT_REQUESTS_WHILE_COLD = 12;

    /** With a slow look and its retry a reminder is still less than 30 s late. */
    private static final Duration REMINDERS_INTERVAL = Duration.ofSeconds(10);

    private final Core core;
    private final Routes routes;
    private final AssistantFeatures assistant;
    private final Server server;
    private final ReminderDelivery reminders;
    private final ReminderDispatcher dispatcher;
    private final Housekeeping housekeeping;
    private final Reindexer reindexer;

    private App(Core core, Routes routes, AssistantFeatures assistant, Server server) {
        this.core = core;
        this.routes = routes;
        this.assistant = assistant;
        this.server = server;
        this.reminders =
                new ReminderDelivery(
                        core.database(), core.ids(), core.clock(), core.metrics().registry());
        this.dispatcher = ReminderDispatcher.start(reminders::run, REMINDERS_INTERVAL);
        this.housekeeping = Housekeeping.start(core.database(), core.clock());
        this.reindexer = Reindexer.start(core.database());
    }

    /**
     * @throws IOException if the port is taken
     */
    public static App start(ApiConfig config, Clock clock) throws IOException {
        return start(
                config,
                clock,
                PasswordHasher.Cost.RECOMMENDED,
                chat -> chat,
                DocumentFetch.fromInternet());
    }

    /**
     * The same with another cost of password hashes, another assistant to talk to, and another way
     * to documents about OAuth clients.
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
        var core = Core.open(config, system);
        var drain = new Drain();
        var routes = new Routes().get("/metrics", core.metrics()::show);
        OpenApiRoutes.add(routes);
        new HealthRoutes(core.database(), drain, core.clock()).add(routes);
        var accounts = AccountFeatures.add(routes, core, cost);
        var tasks = new TaskFeatures(core);
        tasks.add(routes, accounts.auth(), accounts.keys());
        if (config.todoBackend()) {
            new TodoBackendRoutes(core.database(), core.ids(), core.clock()).add(routes);
        }
        var assistant = AssistantFeatures.add(routes, core, accounts, tasks, otherChat, fetch);

        var places = new ConcurrencyLimit(CONCURRENT_REQUESTS, CONCURRENT_REQUESTS_WHILE_COLD);
        var filters = RequestFilters.of(core, places);
        var stop = new Server.Stop(config.drain(), Duration.ofSeconds(10));
        try {
            var server = Server.start(config.port(), routes, filters, drain, stop, places);
            return new App(core, routes, assistant, server);
        } catch (IOException taken) {
            assistant.close();
            core.close();
            throw taken;
        }
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
        assistant.close();
        reindexer.close();
        housekeeping.close();
        dispatcher.close();
        core.close();
    }
}
