package todo.http;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a service until its process ends. */
public final class Launcher {

    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    private Launcher() {}

    /**
     * A running service.
     *
     * @param port the port that it listens on
     * @param stop stops it and returns when it has stopped
     */
    public record Running(int port, Runnable stop) {}

    /** Starts a service. */
    @FunctionalInterface
    public interface Start {

        /**
         * @throws Env.InvalidEnvironment if the configuration cannot be used
         * @throws IOException if its port is taken
         */
        Running start(Map<String, String> environment) throws IOException;
    }

    /**
     * Starts the service and stops it on SIGTERM. The process then exits with 0, where the JVM's
     * own 143 would look like a failure. If the service cannot start, the process logs one line
     * with the reason and exits with 1. Called by main; does not return.
     */
    public static void run(Start start) throws InterruptedException {
        try {
            var running = start.start(System.getenv());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stop(running.stop()), "shutdown"));
            log.info("listening on port {}", running.port());
        } catch (Env.InvalidEnvironment | IOException cannotStart) {
            log.error(cannotStart.getMessage());
            System.exit(1);
        }
        // The server's threads are daemons: this one keeps the process alive.
        Thread.currentThread().join();
    }

    private static void stop(Runnable stop) {
        stop.run();
        Runtime.getRuntime().halt(0);
    }
}
