package todo.api;

import java.time.Clock;
import todo.http.Launcher;
import todo.http.Logs;

/** Runs the service until it is told to stop. */
public final class ApiMain {

    private ApiMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Launcher.run(environment -> {
            var config = ApiConfig.from(environment);
            Logs.start(config.logLevel());
            var app = App.start(config, Clock.systemUTC());
            return new Launcher.Running(app.port(), app::close);
        });
    }
}
