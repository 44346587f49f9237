package todo.api.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The first answer to a request, as the database stores it. The face of the product that answers
 * knows what its parts mean.
 *
 * @param status 0 for a secret, of which nothing is stored
 * @param headers a JSON object
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredAnswer(int status, String headers, byte[] body) {

    public static final StoredAnswer SECRET = new StoredAnswer(0, "{}", new byte[0]);

    static StoredAnswer read(ResultSet row) throws SQLException {
        return new StoredAnswer(
                row.getInt("status"), row.getString("headers"), row.getBytes("body"));
    }

    boolean isSecret() {
        return status == 0;
    }
}
