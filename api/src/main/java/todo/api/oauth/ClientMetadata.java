package todo.api.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client says of itself, when it registers or in a document.
 *
 * @param name not empty
 * @param redirectUris at least one
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-2">RFC 7591, section 2</a>
 */
record ClientMetadata(String name, List<RedirectUri> redirectUris) {

    private static final int MAX_REDIRECT_URIS = 20;

    /**
     * @throws OauthError if a redirect URI is missing or unsafe
     */
    static ClientMetadata read(JsonNode document) {
        var uris = document.path("redirect_uris");
        if (!uris.isArray() || uris.isEmpty() || uris.size() > MAX_REDIRECT_URIS) {
            throw new OauthError(
                    "invalid_redirect_uri",
                    "A client needs 1 to %d redirect_uris.".formatted(MAX_REDIRECT_URIS));
        }
        var redirectUris = new ArrayList<RedirectUri>();
        for (var uri : uris) {
            try {
                redirectUris.add(RedirectUri.parse(uri.asText()));
            } catch (IllegalArgumentException unsafe) {
                throw new OauthError("invalid_redirect_uri", String.valueOf(unsafe.getMessage()));
            }
        }
        var name =
                OauthClient.name(
                        document.path("client_name").textValue(), redirectUris.getFirst().shown());
        return new ClientMetadata(name, List.copyOf(redirectUris));
    }
}
