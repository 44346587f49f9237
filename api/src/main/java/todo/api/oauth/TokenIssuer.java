package todo.api.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.Sha256;
import todo.api.account.Scope;
import todo.api.database.Database;
import todo.api.database.Transaction;

/**
 * Issues tokens for codes and refresh tokens. Both are valid once: if one is presented again,
 * somebody has stolen it, so the whole grant is revoked. Safe for concurrent use, by any number of
 * replicas.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700, best current practice</a>
 */
public final class TokenIssuer {

    private static final Duration ACCESS_LIFETIME = Duration.ofHours(1);

    /** A client that is not used within this time has to ask again. */
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    /** How long a registered client is known after a user connected it or it renewed a token. */
    private static final Duration CLIENT_LIFETIME = Duration.ofDays(365);

    /** RFC 7636, section 4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final Database database;
    private final Clock clock;

    public TokenIssuer(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A client's request with a code.
     *
     * @param resource null for that of the code
     */
    record Redemption(
            String code,
            String clientId,
            String redirectUri,
            String verifier,
            @Nullable String resource) {}

    /**
     * @param expiresIn of the access token, in seconds
     * @param scope separated by spaces
     */
    record Tokens(
            String accessToken,
            String tokenType,
            long expiresIn,
            String refreshToken,
            String scope) {}

    /**
     * @throws OauthError if the code is not valid for this request
     */
    Tokens redeem(Redemption request) {
        return database.transaction(
                        transaction -> {
                            var grant =
                                    Grant.ofCode(transaction, request.code)
                                            .orElseThrow(TokenIssuer::invalid);
                            if (grant.connected()) {
                                grant.revoke(transaction);
                                return Optional.<Tokens>empty();
                            }
                            if (!grant.clientId().equals(request.clientId)
                                    || !grant.redirectUri().equals(request.redirectUri)
                                    || !proves(request.verifier, grant.codeChallenge())
                                    || !grant.expiresAt().isAfter(clock.instant())) {
                                throw invalid();
                            }
                            Authorizations.requireResource(request.resource, grant.resource());
                            return Optional.of(issue(transaction, grant, grant.scope()));
                        })
                .orElseThrow(TokenIssuer::invalid);
    }

    /**
     * A client's request with a refresh token.
     *
     * @param resource null for that of the grant
     * @param scope null for that of the grant; never more
     */
    record Renewal(
            String refreshToken,
            String clientId,
            @Nullable String resource,
            @Nullable String scope) {}

    /**
     * @throws OauthError if the refresh token is not valid for this request
     */
    Tokens refresh(Renewal request) {
        var id = OauthSecret.grant(request.refreshToken).orElseThrow(TokenIssuer::invalid);
        return database.transaction(
                        transaction -> {
                            var grant = Grant.of(transaction, id).orElseThrow(TokenIssuer::invalid);
                            if (!MessageDigest.isEqual(
                                    Sha256.of(request.refreshToken), grant.refreshHash())) {
                                grant.revoke(transaction);
                                return Optional.<Tokens>empty();
                            }
                            if (!grant.clientId().equals(request.clientId)
                                    || !grant.expiresAt().isAfter(clock.instant())) {
                                throw invalid();
                            }
                            Authorizations.requireResource(request.resource, grant.resource());
                            var scope =
                                    request.scope == null
                                            ? grant.scope()
                                            : Authorizations.scope(request.scope);
                            if (!grant.scope().includes(scope)) {
                                throw new OauthError(
                                        "invalid_scope", "The user has not allowed this scope.");
                            }
                            return Optional.of(issue(transaction, grant, scope));
                        })
                .orElseThrow(TokenIssuer::invalid);
    }

    /** Replaces the tokens, so that a grant cannot grow. */
    private Tokens issue(Transaction transaction, Grant grant, Scope scope) {
        var access = OauthSecret.random(OauthSecret.ACCESS);
        var refresh = OauthSecret.refresh(grant.id());
        var now = clock.instant();
        transaction
                .sql(
                        """
                        update oauth_grants set access_hash = ?, access_scope = ?, access_expires_at = ?,
                          refresh_hash = ?, connected_at = coalesce(connected_at, ?), expires_at = ?
                        where id = ?
                        """)
                .with(Sha256.of(access), scope.wire(), now.plus(ACCESS_LIFETIME))
                .with(Sha256.of(refresh), now, now.plus(REFRESH_LIFETIME), grant.id())
                .update();
        transaction
                .sql("update oauth_clients set expires_at = ? where id = ?")
                .with(now.plus(CLIENT_LIFETIME), grant.clientId())
                .update();
        return new Tokens(
                access,
                "Bearer",
                ACCESS_LIFETIME.toSeconds(),
                refresh,
                scope.all().stream().map(Scope::wire).collect(Collectors.joining(" ")));
    }

    private static boolean proves(String verifier, String challenge) {
        var digest = Base64.getUrlEncoder().withoutPadding().encode(Sha256.of(verifier));
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(digest, challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private static OauthError invalid() {
        return new OauthError(
                "invalid_grant",
                "The code or refresh token is not valid for this client, or has been used.");
    }
}
