package todo.http;

import io.avaje.simplelogger.LoggerContext;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.event.Level;

/**
 * Configures the log: one JSON object a line on standard output, for this code and for all
 * libraries.
 */
public final class Logs {

    private static final Map<String, Level> LEVELS =
            Map.of(
                    "DEBUG",
                    Level.DEBUG,
                    "INFO",
                    Level.INFO,
                    "WARNING",
                    Level.WARN,
                    "ERROR",
                    Level.ERROR,
                    "CRITICAL",
                    Level.ERROR);

    private Logs() {}

    /**
     * @return the value of LOG_LEVEL, INFO by default
     */
    public static Level level(Env env) {
        return env.parsed(
                "LOG_LEVEL",
                "INFO",
                name -> {
                    var level = LEVELS.get(name);
                    if (level == null) {
                        throw new IllegalArgumentException(
                                "has to be DEBUG, INFO, WARNING, ERROR or CRITICAL");
                    }
                    return level;
                },
                Level.INFO);
    }

    /** Sets the level of the product's own loggers; libraries log from WARN on. */
    public static void start(Level level) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext.get().putAll(Map.of("todo", level.name(), "access", level.name()));
    }
}
