package todo.api.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;

/**
 * Issues and verifies access tokens: JWTs signed with HMAC-SHA256. No other algorithm is accepted.
 * Safe for concurrent use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JWT best current practices</a>
 */
public final class AccessTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final JOSEObjectType TYPE = JOSEObjectType.JWT;
    private static final String AUDIENCE = "todo";

    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final Clock clock;

    /** Verified tokens are cached, because verifying a signature costs more than a look-up. */
    private static final int CACHE_SIZE = 2_000;

    private final Map<String, Verified> verified =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
                            return size() > CACHE_SIZE;
                        }
                    });

    private record Verified(Claims claims, Instant expiresAt) {}

    /**
     * The claims of a verified token. Whether the session is still active, only the database knows.
     */
    record Claims(UUID user, UUID session) {}

    /**
     * @param secret at least 32 bytes
     */
    public AccessTokens(byte[] secret, Clock clock) {
        try {
            this.signer = new MACSigner(secret);
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException weak) {
            throw new IllegalArgumentException("the secret is too short", weak);
        }
        this.clock = clock;
    }

    String issue(UUID user, UUID session) {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(user.toString())
                        .audience(AUDIENCE)
                        .claim("sid", session.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build();
        var token =
                new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    /**
     * @return the token's claims; empty if the token was not issued here or is not valid now
     */
    Optional<Claims> verify(String text) {
        var cached = verified.get(text);
        if (cached == null) {
            cached = read(text);
        }
        return cached != null && cached.expiresAt.isAfter(clock.instant())
                ? Optional.of(cached.claims)
                : Optional.empty();
    }

    private @Nullable Verified read(String text) {
        try {
            var token = SignedJWT.parse(text);
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || !TYPE.equals(token.getHeader().getType())
                    || !token.verify(verifier)) {
                return null;
            }
            var claims = token.getJWTClaimsSet();
            var user = claims.getSubject() == null ? null : Ids.parse(claims.getSubject());
            var session =
                    claims.getStringClaim("sid") == null
                            ? null
                            : Ids.parse(claims.getStringClaim("sid"));
            if (user == null || session == null || !isCurrent(claims)) {
                return null;
            }
            var read =
                    new Verified(new Claims(user, session), claims.getExpirationTime().toInstant());
            verified.put(text, read);
            return read;
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            return null;
        }
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        Instant now = clock.instant();
        return claims.getAudience().contains(AUDIENCE)
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && (claims.getNotBeforeTime() == null
                        || !claims.getNotBeforeTime().toInstant().isAfter(now));
    }
}
