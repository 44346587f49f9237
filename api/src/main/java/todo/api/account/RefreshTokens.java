package todo.api.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies refresh tokens. A token contains its session, its number within the session
 * and a 256-bit HMAC, so the database stores no secret. Safe for concurrent use.
 */
public final class RefreshTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PAYLOAD = 2 * Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE = 32;

    private final SecretKey key;

    /**
     * @param generation counts the tokens of one session, from 0
     */
    record SessionGeneration(UUID session, int generation) {}

    /**
     * @param secret at least 32 bytes; the signing key is derived from it
     */
    public RefreshTokens(byte[] secret) {
        var purpose = "refresh tokens".getBytes(StandardCharsets.US_ASCII);
        this.key =
                new SecretKeySpec(sign(new SecretKeySpec(secret, ALGORITHM), purpose), ALGORITHM);
    }

    String issue(SessionGeneration payload) {
        var bytes =
                ByteBuffer.allocate(PAYLOAD)
                        .putLong(payload.session.getMostSignificantBits())
                        .putLong(payload.session.getLeastSignificantBits())
                        .putInt(payload.generation)
                        .array();
        var token = ByteBuffer.allocate(PAYLOAD + SIGNATURE).put(bytes).put(sign(key, bytes));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /**
     * @return the token's payload; empty if it was not issued here
     */
    Optional<SessionGeneration> verify(String text) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        if (token.length != PAYLOAD + SIGNATURE) {
            return Optional.empty();
        }
        var bytes = Arrays.copyOf(token, PAYLOAD);
        var signature = Arrays.copyOfRange(token, PAYLOAD, token.length);
        if (!MessageDigest.isEqual(signature, sign(key, bytes))) {
            return Optional.empty();
        }
        var payload = ByteBuffer.wrap(bytes);
        return Optional.of(
                new SessionGeneration(
                        new UUID(payload.getLong(), payload.getLong()), payload.getInt()));
    }

    private static byte[] sign(SecretKey key, byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every JDK supports it
        }
    }
}
