package todo.api.oauth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import todo.api.Ids;

/** Secrets of 256 random bits, of which the database has only digests. */
final class OauthSecret {

    static final String CODE = "todo-code_";
    static final String ACCESS = "todo-access_";
    private static final String REFRESH = "todo-refresh_";

    private static final Pattern REFRESH_TOKEN =
            Pattern.compile(REFRESH + "([0-9a-f-]{36})_[A-Za-z0-9_-]{43}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private OauthSecret() {}

    /**
     * @param prefix tells people and secret scanners what it is
     */
    static String random(String prefix) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @return a refresh token that names its grant, so that a used one is recognized without a list
     *     of all
     */
    static String refresh(UUID grant) {
        return REFRESH + grant + "_" + random("");
    }

    /**
     * @return the grant that a refresh token names; empty if it was not issued here
     */
    static Optional<UUID> grant(String refreshToken) {
        var matcher = REFRESH_TOKEN.matcher(refreshToken);
        return matcher.matches()
                ? Optional.ofNullable(Ids.parse(matcher.group(1)))
                : Optional.empty();
    }
}
