package todo.api.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.account.Scope;

/**
 * A valid request of a client for a user's permission.
 *
 * @param redirect permitted by the client
 * @param scope the most that the client asks for
 * @param codeChallenge SHA-256 of the verifier that the client keeps, in Base64url
 */
record AuthorizationRequest(
        OauthClient client, Return redirect, Scope scope, String codeChallenge) {

    /**
     * Where the answer goes.
     *
     * @param state given back to the client; null if it sent none
     * @param issuer lets a client that knows several servers detect a mix-up (RFC 9207)
     */
    record Return(RedirectUri uri, @Nullable String state, String issuer) {

        String code(String code) {
            return with(Map.of("code", code));
        }

        String error(String code, String description) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("error", code);
            parameters.put("error_description", description);
            return with(parameters);
        }

        private String with(Map<String, String> parameters) {
            var all = new LinkedHashMap<>(parameters);
            if (state != null) {
                all.put("state", state);
            }
            all.put("iss", issuer);
            return all.entrySet().stream()
                    .map(entry ->
                            entry.getKey()
                                    + "="
                                    + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                    .collect(
                            Collectors.joining(
                                    "&",
                                    uri.text() + (uri.uri().getRawQuery() == null ? "?" : "&"),
                                    ""));
        }
    }
}
