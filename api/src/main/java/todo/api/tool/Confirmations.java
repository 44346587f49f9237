package todo.api.tool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import todo.api.account.Caller;

/**
 * Tokens by which a user agrees to what they were asked. A token holds for one user, one tool and
 * one subject, and for ten minutes; nothing is stored. Safe for concurrent use.
 */
public final class Confirmations {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final byte[] key;
    private final Clock clock;

    /**
     * @param secret of the server; only a key derived from it is used
     */
    public Confirmations(byte[] secret, Clock clock) {
        this.key = hmac(secret, "todo confirmation of a tool");
        this.clock = clock;
    }

    /**
     * @param subject what the tool would do
     */
    public String issue(Caller caller, String tool, String subject) {
        var expires = clock.instant().plus(LIFETIME).getEpochSecond();
        return expires + "." + signature(caller, tool, subject, Long.toString(expires));
    }

    /**
     * @return whether {@link #issue} has returned the token for the same, not long ago
     */
    public boolean isValid(Caller caller, String tool, String subject, String token) {
        var parts = token.split("\\.", -1);
        return parts.length == 2
                && parts[0].matches("[0-9]{1,15}")
                && Long.parseLong(parts[0]) >= clock.instant().getEpochSecond()
                && MessageDigest.isEqual(
                        bytes(signature(caller, tool, subject, parts[0])), bytes(parts[1]));
    }

    private String signature(Caller caller, String tool, String subject, String expires) {
        var text = String.join("\n", caller.owner().toString(), tool, expires, subject);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
