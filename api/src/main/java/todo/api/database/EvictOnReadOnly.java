package todo.api.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Evicts a connection as soon as its server is read-only. After a failover the old primary refuses
 * writes, while a new connection reaches the new primary.
 */
final class EvictOnReadOnly implements SQLExceptionOverride {

    /** SQLSTATE read_only_sql_transaction. */
    static final String READ_ONLY = "25006";

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failed) {
        return READ_ONLY.equals(failed.getSQLState())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
