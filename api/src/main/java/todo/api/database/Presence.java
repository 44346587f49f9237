package todo.api.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log that the database has gone, and that it is back: once each, however often it is
 * looked for. Safe for concurrent use.
 */
final class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    private final AtomicBoolean away = new AtomicBoolean();

    void here() {
        if (away.compareAndSet(true, false)) {
            log.info("the database is back");
        }
    }

    void away(Throwable why) {
        if (away.compareAndSet(false, true)) {
            // scripts/doctor looks for this line.
            log.warn("the database is away: {}", reason(why).getMessage());
        }
    }

    /**
     * @return what the driver says, which names the host and the user, and never the password; the
     *     pool says only that it has waited
     */
    private static Throwable reason(Throwable why) {
        return why.getCause() instanceof SQLException cause ? reason(cause) : why;
    }
}
