package todo.api.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import todo.api.account.LoginThrottle;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.failure.Failure;

/** Finds clients, and stores those that have registered themselves. Safe for concurrent use. */
public final class OauthClients {

    /** A client that no user connects within this time is deleted. */
    private static final Duration UNUSED = Duration.ofDays(1);

    private final Database database;
    private final LoginThrottle throttle;
    private final ClientDocuments documents;
    private final Clock clock;

    public OauthClients(
            Database database, LoginThrottle throttle, ClientDocuments documents, Clock clock) {
        this.database = database;
        this.throttle = throttle;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * @param address of the client, which limits how many it can register
     * @throws Failure.TooManyRequests if it has to wait
     */
    OauthClient register(String name, List<RedirectUri> redirectUris, String address) {
        throttle.countClientRegistration(address);
        var client = new OauthClient(OauthSecret.random(""), name, null, redirectUris);
        var now = clock.instant();
        database.sql(
                        """
                        insert into oauth_clients (id, name, redirect_uris, created_at, expires_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .with(client.id(), name, redirectUris.stream().map(RedirectUri::text).toList())
                .with(now, now.plus(UNUSED))
                .update();
        return client;
    }

    /**
     * @param user whom the client asks, which limits how many documents are fetched
     * @throws Failure.BadRequest if the id is an address without a valid document
     * @throws Failure.TooManyRequests if it is an address, and the user has to wait
     */
    Optional<OauthClient> find(String id, UUID user) {
        if (ClientDocuments.isAddress(id)) {
            return Optional.of(documents.get(id, () -> throttle.countDocumentFetch(user)));
        }
        return database.sql("select * from oauth_clients where id = ? and expires_at > ?")
                .with(id, clock.instant())
                .first(row ->
                        new OauthClient(
                                row.getString("id"),
                                row.getString("name"),
                                null,
                                Sql.texts(row, "redirect_uris").stream()
                                        .map(RedirectUri::parse)
                                        .toList()));
    }
}
