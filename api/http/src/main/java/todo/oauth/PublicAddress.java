package todo.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The address at which people and programs reach this installation. It is also the issuer of its
 * tokens.
 *
 * @param origin such as {@code https://todo.example.org}, without a slash at the end
 */
public record PublicAddress(String origin) {

    private static final String RULE =
            "has to be the public address without a path, such as https://todo.example.org;"
                    + " http only for localhost, 127.0.0.1, [::1] and hosts that end with .local";

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @throws IllegalArgumentException if it is not an origin that browsers can be sent to safely
     */
    public static PublicAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(RULE);
        }
        var host = uri.getHost();
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        if (host == null || !text.equals(uri.getScheme() + "://" + host + port)) {
            throw new IllegalArgumentException(RULE);
        }
        var isLocal = LOCAL.contains(host) || host.endsWith(".local");
        if (!uri.getScheme().equals("https") && !(uri.getScheme().equals("http") && isLocal)) {
            throw new IllegalArgumentException(RULE);
        }
        return new PublicAddress(text);
    }

    /**
     * @param path begins with a slash
     */
    public String at(String path) {
        return origin + path;
    }

    /**
     * @return the only audience of access tokens
     */
    public String resource() {
        return at("/mcp");
    }

    /**
     * @return where clients learn which server issues tokens for {@link #resource()} (RFC 9728)
     */
    public String resourceMetadata() {
        return at("/.well-known/oauth-protected-resource/mcp");
    }
}
