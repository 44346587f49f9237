package todo.http;

import io.avaje.simplelogger.LoggerContext;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.event.Level;

/**
 * The log: one JSON object a line on standard output, from this code and from every library's
 * logging alike.
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
     * @return what LOG_LEVEL says, INFO by default
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

    /** Sets the level of the product's own loggers; libraries speak from WARN on. */
    public static void start(Level level) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext.get().putAll(Map.of("todo", level.name(), "access", level.name()));
    }
}
