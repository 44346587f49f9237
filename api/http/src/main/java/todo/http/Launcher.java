package todo.http;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a service for as long as its process lives. */
public final class Launcher {

    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    private Launcher() {}

    /**
     * A service that has started.
     *
     * @param port where it listens
     * @param stop stops it, and returns when it has stopped
     */
    public record Running(int port, Runnable stop) {}

    /** Starts a service. */
    @FunctionalInterface
    public interface Start {

        /**
         * @throws Env.Invalid if the configuration cannot be used
         * @throws IOException if its port is taken
         */
        Running start(Map<String, String> environment) throws IOException;
    }

    /**
     * Starts the service and stops it on SIGTERM, which ends the process with 0: without this the
     * JVM would end with 143, as if it had failed. Where it cannot start, the process ends with 1
     * and one line of the log says why. Called by main; does not return.
     */
    public static void run(Start start) throws InterruptedException {
        try {
            var running = start.start(System.getenv());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> leave(running.stop()), "shutdown"));
            log.info("listening on port {}", running.port());
        } catch (Env.Invalid | IOException cannotStart) {
            log.error(cannotStart.getMessage());
            System.exit(1);
        }
        // The server's threads are daemons: this one keeps the process alive.
        Thread.currentThread().join();
    }

    private static void leave(Runnable stop) {
        stop.run();
        Runtime.getRuntime().halt(0);
    }
}
