package todo.api;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.http.Launcher;
import todo.http.Logs;

/** Runs the service until it is told to stop. */
public final class Main {

    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Launcher.run(environment -> {
            var config = Config.from(environment);
            Logs.start(config.logLevel());
            var app = App.start(config, Clock.systemUTC());
            log.info("listening on port {}", app.port());
            return app::close;
        });
    }
}
