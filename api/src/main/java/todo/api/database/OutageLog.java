package todo.api.database;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log that the database has gone, and that it is back: once each, however often it is
 * looked for. A reason that comes later is told too, for the first is often a connection that broke
 * and not why no other can be made. Safe for concurrent use.
 */
final class OutageLog {

    /** Of one absence; a bound, as some reasons hold a figure. */
    private static final int MOST_REASONS = 5;

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

    private final Set<String> reasons = new HashSet<>();

    synchronized void here() {
        if (!reasons.isEmpty()) {
            reasons.clear();
            log.info("the database is back");
        }
    }

    synchronized void away(Throwable why) {
        var reason = String.valueOf(reason(why).getMessage());
        if (reasons.size() < MOST_REASONS && reasons.add(reason)) {
            // scripts/doctor looks for this line.
            log.warn("the database is away: {}", reason);
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
