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
import todo.web.api.ApiClient;
import todo.web.asset.AssetFiles;
import todo.web.notification.NotificationClient;
import todo.web.notification.NotificationPages;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.task.TaskClient;
import todo.web.task.TaskPages;

/** Puts the frontend together and runs it until it is told to stop. */
public final class WebMain {

    private static final String HEALTH = "/api/health";
    private static final String METRICS = "/metrics";

    /** Nothing but this site's own files, and no script or style inside a page. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    /** Requests at a time: what fits into 128 MiB when each of them renders 500 tasks. */
    private static final int MOST_REQUESTS = 64;

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
     * @return the running frontend; closing it lets what is running end
     * @throws IOException if the port is taken
     */
    public static Server start(WebConfig config, Clock clock) throws IOException {
        var api = new ApiClient(config.api());
        var accounts = new AccountClient(api);
        var sessions = new Sessions(accounts);
        var tasks = new TaskPages(new TaskClient(api), sessions, clock);
        var accountPages = new AccountPages(accounts, sessions, tasks::resume);
        var metrics = new Metrics();

        var routes =
                new Routes()
                        .get(HEALTH, request -> health(clock))
                        .get(METRICS, within(metrics::show));
        new AssetFiles().addTo(routes);
        accountPages.addTo(routes);
        tasks.addTo(routes);
        new NotificationPages(new NotificationClient(api), sessions, clock).addTo(routes);

        var places = new ConcurrencyLimit(MOST_REQUESTS);
        var filters =
                List.of(
                        new AccessLog(Set.of(HEALTH, METRICS)),
                        metrics,
                        new SecurityHeaders(CONTENT_SECURITY_POLICY),
                        new Problems(ErrorPages::of, ErrorPages::unforeseen),
                        new LoadShedding(places, Set.of(HEALTH, METRICS)),
                        new FlashCookie(),
                        new Csrf());
        var server =
                Server.start(
                        config.port(),
                        routes,
                        filters,
                        new Drain(),
                        new Server.Stop(config.drain(), Duration.ofSeconds(10)),
                        places);
        Thread.startVirtualThread(api::warmUp);
        return server;
    }

    /**
     * For those who ask a pod itself, as Prometheus does. The Ingress leads everybody here, and
     * says so: whoever comes by a proxy finds nothing.
     */
    private static Handler within(Handler handler) {
        return request -> {
            if (request.headers().has("X-Forwarded-For")) {
                throw new Failure.NotFound("There is nothing at this address.");
            }
            return handler.handle(request);
        };
    }

    /** Written by hand: the first probe is not to wait for a JSON library to load. */
    private static Response health(Clock clock) {
        var body = "{\"status\":\"healthy\",\"timestamp\":\"" + clock.instant() + "\"}";
        return Response.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
