package todo.api.database;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the start and the end of a database outage once each. It also logs each further cause: the
 * first one is often only the broken connection, and a later one says why the database refuses new
 * connections. Safe for concurrent use.
 */
final class OutageLog {

    /** Per outage. A limit is needed because some messages contain a changing number. */
    private static final int MAX_CAUSES = 5;

    private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

    private final Set<String> causes = new HashSet<>();

    synchronized void available() {
        if (!causes.isEmpty()) {
            causes.clear();
            log.info("the database is available again");
        }
    }

    synchronized void unavailable(Throwable failure) {
        var cause = String.valueOf(rootCause(failure).getMessage());
        if (causes.size() < MAX_CAUSES && causes.add(cause)) {
            // scripts/doctor looks for this line.
            log.warn("the database is unavailable: {}", cause);
        }
    }

    /**
     * @return the driver's exception, whose message names the host and the user but never the
     *     password; the pool's own message says only that it waited
     */
    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() instanceof SQLException cause ? rootCause(cause) : failure;
    }
}
