package todo.api;

import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.http.Env;
import todo.http.Logs;

/** Runs the service until it is told to stop. */
public final class Main {

    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var config = Config.from(System.getenv());
            Logs.start(config.logLevel());
            var app = App.start(config, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(app), "shutdown"));
            log.info("listening on port {}", app.port());
            // The server's threads are daemons: this one keeps the process alive.
            Thread.currentThread().join();
        } catch (Env.Invalid | IOException cannotStart) {
            log.error(cannotStart.getMessage());
            System.exit(1);
        }
    }

    /** Being told to stop is no failure: without this the JVM would end with 143. */
    private static void leave(App app) {
        app.close();
        Runtime.getRuntime().halt(0);
    }
}
