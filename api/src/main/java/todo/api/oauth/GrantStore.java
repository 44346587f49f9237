package todo.api.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.Sha256;
import todo.api.account.Caller;
import todo.api.account.Channel;
import todo.api.account.Scope;
import todo.api.account.User;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.oauth.PublicAddress;

/** Stores what users have allowed clients. Safe for concurrent use, by any number of replicas. */
public final class GrantStore {

    private static final int MAX_GRANTS = 100;

    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    /** The time of the last use is written no more often, because most requests only read. */
    private static final Duration USE_INTERVAL = Duration.ofMinutes(5);

    /** An app has no row of its own, and the ids of clients do not fit into a path. */
    private static final String APP_ID =
            "substr(encode(sha256(convert_to(client_id, 'UTF8')), 'hex'), 1, 32)::uuid";

    private final Database database;
    private final PublicAddress address;
    private final Ids ids;
    private final Clock clock;

    public GrantStore(Database database, PublicAddress address, Ids ids, Clock clock) {
        this.database = database;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return the code with which the client gets its tokens, once and within a minute
     * @throws Failure.Conflict if the user has the maximum of grants
     */
    String add(UUID user, AuthorizationRequest request, Scope scope) {
        var code = OauthSecret.random(OauthSecret.CODE);
        var now = clock.instant();
        var added =
                database.sql(
                                """
                                insert into oauth_grants
                                  (id, user_id, client_id, client_name, client_host, resource, scope,
                                  redirect_uri, code_challenge, code_hash, created_at, expires_at)
                                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                                where (select count(*) from oauth_grants where user_id = ? and expires_at > ?) < ?
                                """)
                        .with(ids.next(), user, request.client().id(), request.client().name())
                        .with(request.client().host(), address.resource(), scope.wire())
                        .with(request.redirect().uri().text(), request.codeChallenge())
                        .with(Sha256.of(code), now, now.plus(CODE_LIFETIME))
                        .with(user, now, MAX_GRANTS)
                        .update();
        if (added == 0) {
            throw new Failure.Conflict(
                    FailureCode.LIMIT_REACHED,
                    "Your apps are connected %d times. Disconnect one first."
                            .formatted(MAX_GRANTS));
        }
        return code;
    }

    /**
     * A connected app as the API shows it, with all of its grants: it has several if it runs on
     * several computers, or has asked for more scopes.
     *
     * @param id the same for all grants, present and future
     * @param host null if nobody vouches for the name
     * @param scopes of any grant
     * @param connectedAt most recently
     * @param lastUsedAt exact to a few minutes; null if it was not used yet
     */
    record ConnectedApp(
            UUID id,
            String name,
            @Nullable String host,
            List<Scope> scopes,
            Instant connectedAt,
            @Nullable Instant lastUsedAt) {}

    /**
     * @return most recently connected first
     */
    List<ConnectedApp> list(UUID user) {
        return database.sql(
                        """
                        select %s as app_id,
                          (array_agg(client_name order by connected_at desc, id desc))[1] as client_name,
                          (array_agg(client_host order by connected_at desc, id desc))[1] as client_host,
                          array_agg(scope) as scopes,
                          max(connected_at) as connected_at, max(last_used_at) as last_used_at
                        from oauth_grants
                        where user_id = ? and connected_at is not null and expires_at > ?
                        group by client_id
                        order by max(connected_at) desc, client_id
                        """
                                .formatted(APP_ID))
                .with(user, clock.instant())
                .all(row ->
                        new ConnectedApp(
                                row.getObject("app_id", UUID.class),
                                row.getString("client_name"),
                                row.getString("client_host"),
                                union(Sql.texts(row, "scopes")),
                                Objects.requireNonNull(Sql.instant(row, "connected_at")),
                                Sql.instant(row, "last_used_at")));
    }

    private static List<Scope> union(List<String> scopes) {
        return scopes.stream().map(Scope::parse).max(Comparator.naturalOrder()).orElseThrow().all();
    }

    /**
     * Revokes every token and code of an app.
     *
     * @param app see {@link ConnectedApp#id}
     * @return whether it was connected
     */
    boolean disconnect(UUID user, UUID app) {
        return database.sql(
                                "delete from oauth_grants where user_id = ? and %s = ?"
                                        .formatted(APP_ID))
                        .with(user, app)
                        .update()
                > 0;
    }

    /** Revokes a token with all others of its grant; does nothing if it is not valid. */
    void revoke(String token) {
        var hash = Sha256.of(token);
        database.sql("delete from oauth_grants where access_hash = ? or refresh_hash = ?")
                .with(hash, hash)
                .update();
    }

    /**
     * @return the user for whom an access token acts; empty if it is unknown, has expired, or was
     *     issued for another address of this installation
     */
    public Optional<Caller> caller(String token) {
        if (!token.startsWith(OauthSecret.ACCESS)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return database.sql(
                        """
                        with used as (
                          update oauth_grants set last_used_at = ?
                          where access_hash = ? and access_expires_at > ?
                            and (last_used_at is null or last_used_at <= ?))
                        select %s, access_scope from oauth_grants join users on users.id = user_id
                        where access_hash = ? and access_expires_at > ? and resource = ?
                        """
                                .formatted(User.COLUMNS))
                .with(now, Sha256.of(token), now, now.minus(USE_INTERVAL))
                .with(Sha256.of(token), now, address.resource())
                .first(row ->
                        new Caller(
                                User.read(row),
                                Scope.parse(row.getString("access_scope")),
                                Channel.MCP));
    }
}
