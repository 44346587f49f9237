package todo.api.oauth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that asks users for access. None has a secret.
 *
 * @param id random, or the https address of a metadata document
 * @param name as the client claims it, in one line
 * @param host that published the metadata document; null if the client has registered itself, so
 *     that anybody may have chosen its name
 * @param redirectUris at least one
 */
record OauthClient(String id, String name, @Nullable String host, List<RedirectUri> redirectUris) {

    private static final int MAX_NAME = 100;

    /**
     * Removes what could disguise a name: control and formatting characters.
     *
     * @param claimed null if the client gave no name
     * @return at most 100 characters; {@code fallback} if none are left
     */
    static String name(@Nullable String claimed, String fallback) {
        var name =
                claimed == null
                        ? ""
                        : claimed.replaceAll("[\\s\\p{Z}]+", " ").replaceAll("\\p{C}", "").strip();
        if (name.isEmpty()) {
            return fallback;
        }
        return name.codePointCount(0, name.length()) <= MAX_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
    }
}
