package todo.api.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * A server that takes no changes any more has handed over to another one, which new connections
 * find: its own are given up at once, rather than when they are old.
 */
final class EvictOnReadOnly implements SQLExceptionOverride {

    /** Of a write in a transaction that only reads. */
    static final String STATE = "25006";

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failed) {
        return STATE.equals(failed.getSQLState())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
