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
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import todo.api.Ids;

/**
 * Access tokens: JWTs signed with HMAC-SHA256, and no other way. Safe for concurrent use.
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

    /** Whose session a sound token belongs to; whether that still lives, the database knows. */
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
     * @return what the token says; empty where it is not one of ours, or not of now
     */
    Optional<Claims> verify(String text) {
        try {
            var token = SignedJWT.parse(text);
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || !TYPE.equals(token.getHeader().getType())
                    || !token.verify(verifier)) {
                return Optional.empty();
            }
            var claims = token.getJWTClaimsSet();
            var user = claims.getSubject() == null ? null : Ids.parse(claims.getSubject());
            var session =
                    claims.getStringClaim("sid") == null
                            ? null
                            : Ids.parse(claims.getStringClaim("sid"));
            return isCurrent(claims) && user != null && session != null
                    ? Optional.of(new Claims(user, session))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException broken) {
            return Optional.empty();
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
