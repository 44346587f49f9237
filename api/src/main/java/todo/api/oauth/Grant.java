package todo.api.oauth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.Sha256;
import todo.api.account.Scope;
import todo.api.database.Sql;
import todo.api.database.Transaction;

/**
 * What a user has allowed a client, locked while its tokens are replaced.
 *
 * @param refreshHash of the only valid refresh token; null before the code has been redeemed
 * @param connected whether the code has been redeemed
 * @param expiresAt of the code, then of the refresh token
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Grant(
        UUID id,
        String clientId,
        String redirectUri,
        String codeChallenge,
        String resource,
        Scope scope,
        byte @Nullable [] refreshHash,
        boolean connected,
        Instant expiresAt) {

    private static final Logger log = LoggerFactory.getLogger(Grant.class);

    static Optional<Grant> of(Transaction transaction, UUID id) {
        return transaction
                .sql("select * from oauth_grants where id = ? for update")
                .with(id)
                .first(Grant::read);
    }

    static Optional<Grant> ofCode(Transaction transaction, String code) {
        return transaction
                .sql("select * from oauth_grants where code_hash = ? for update")
                .with(Sha256.of(code))
                .first(Grant::read);
    }

    private static Grant read(ResultSet row) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("redirect_uri"),
                row.getString("code_challenge"),
                row.getString("resource"),
                Scope.parse(row.getString("scope")),
                row.getBytes("refresh_hash"),
                Sql.instant(row, "connected_at") != null,
                Objects.requireNonNull(Sql.instant(row, "expires_at")));
    }

    /** Ends all access, because a code or refresh token was presented twice. */
    void revoke(Transaction transaction) {
        log.warn("revoked the OAuth grant {}: its code or refresh token was used again", id);
        transaction.sql("delete from oauth_grants where id = ?").with(id).update();
    }
}
