package todo.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import todo.failure.Failure;
import todo.http.AccessLog;
import todo.http.ConcurrencyLimit;
import todo.http.Drain;
import todo.http.Env;
import todo.http.Handler;
import todo.http.Launcher;
import todo.http.LoadShedding;
import todo.http.Logs;
import todo.http.Metrics;
import todo.http.Problems;
import todo.http.Response;
import todo.http.Routes;
import todo.http.SecurityHeaders;
import todo.http.Server;
import todo.web.account.AccountClient;
import todo.web.account.AccountPages;
import todo.web.account.Sessions;
import todo.web.account.UserRoutes;
import todo.web.api.ApiClient;
import todo.web.asset.AssetFiles;
import todo.web.assistant.AssistantPages;
import todo.web.due.DuePages;
import todo.web.jump.JumpController;
import todo.web.list.ListController;
import todo.web.list.ListsController;
import todo.web.live.LiveRoutes;
import todo.web.notification.NotificationPages;
import todo.web.oauth.AuthorizationController;
import todo.web.oauth.OpenerPolicy;
import todo.web.offline.OfflineRoutes;
import todo.web.page.Compression;
import todo.web.page.ContentPolicy;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.selection.SelectionPages;
import todo.web.settings.SettingsPages;
import todo.web.tag.TagController;
import todo.web.task.FirstSteps;
import todo.web.task.ListPages;
import todo.web.task.TaskPages;

/** Assembles the frontend and runs it until SIGTERM. */
public final class WebMain {

    private static final String HEALTH = "/api/health";
    private static final String METRICS = "/metrics";

    /** In parallel: as many as fit into 128 MiB if each renders 500 tasks. */
    private static final int MAX_REQUESTS = 64;

    private WebMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Launcher.run(environment -> {
            var config = WebConfig.of(new Env(environment));
            Logs.start(config.logLevel());
            var server = start(config, Clock.systemUTC());
            return new Launcher.Running(server.port(), server::close);
        });
    }

    /**
     * @return the running frontend; closing it waits for the requests in progress
     * @throws IOException if the port is taken
     */
    public static Server start(WebConfig config, Clock clock) throws IOException {
        var api = new ApiClient(config.api());
        var sessions = new Sessions(api, clock);
        var metrics = new Metrics();

        var routes =
                new Routes()
                        .get(HEALTH, request -> health(clock))
                        .get(METRICS, internal(metrics::show));
        new AssetFiles().addTo(routes);
        OldAddresses.addTo(routes);
        OfflineRoutes.addTo(routes);
        var users = new UserRoutes(routes, sessions);
        new AccountPages(new AccountClient(api), sessions, users, FirstSteps::add).addTo(routes);
        var lists = new ListPages();
        new TaskPages(lists).addTo(users);
        new DuePages(lists).addTo(users);
        new SelectionPages(lists).addTo(users);
        new ListsController().addTo(users);
        new ListController(lists).addTo(users);
        new TagController().addTo(users);
        new JumpController().addTo(users);
        new NotificationPages().addTo(users);
        new LiveRoutes().addTo(users);
        new AssistantPages().addTo(users);
        new SettingsPages(config.oauth()).addTo(users);
        if (config.oauth() != null) {
            new AuthorizationController().addTo(users);
        }

        var limit = new ConcurrencyLimit(MAX_REQUESTS);
        var filters =
                List.of(
                        new AccessLog(Set.of(HEALTH, METRICS)),
                        metrics,
                        new SecurityHeaders(ContentPolicy.VALUE),
                        new Compression(),
                        new Problems(ErrorPages::of, ErrorPages::unforeseen),
                        new LoadShedding(limit, Set.of(HEALTH, METRICS)),
                        new OpenerPolicy(),
                        new FlashCookie(),
                        new Csrf());
        var server =
                Server.start(
                        config.port(),
                        routes,
                        filters,
                        new Drain(),
                        new Server.Stop(config.drain(), Duration.ofSeconds(10)),
                        limit);
        Thread.startVirtualThread(api::warmUp);
        return server;
    }

    /** Only for clients that ask the pod itself, as Prometheus does: 404 behind the Ingress. */
    private static Handler internal(Handler handler) {
        return request -> {
            if (request.headers().has("X-Forwarded-For")) {
                throw new Failure.NotFound("There is no page at this address.");
            }
            return handler.handle(request);
        };
    }

    /** Written by hand, so that the first probe need not wait for the JSON library to load. */
    private static Response health(Clock clock) {
        var body = "{\"status\":\"healthy\",\"timestamp\":\"" + clock.instant() + "\"}";
        return Response.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
