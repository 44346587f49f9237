package todo.api.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a browser returns to with a code: https, http on the user's own computer, or a program
 * there that has a scheme of its own.
 *
 * @param text as the client wrote it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7">RFC 8252, section 7</a>
 */
record RedirectUri(String text, URI uri) {

    private static final int MAX_LENGTH = 2_000;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** RFC 8252 wants the reverse of a domain, which no dangerous scheme resembles. */
    private static final Pattern REVERSE_DOMAIN =
            Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");

    /** Programs whose scheme is no reversed domain. */
    private static final Set<String> PROGRAMS =
            Set.of(
                    "cursor",
                    "vscode",
                    "vscode-insiders",
                    "windsurf",
                    "zed",
                    "goose",
                    "claude",
                    "warp",
                    "raycast");

    /**
     * @throws IllegalArgumentException with a sentence for the client's developer
     */
    static RedirectUri parse(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("A redirect URI is too long or not plain ASCII.");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("A redirect URI is malformed.");
        }
        if (!uri.isAbsolute() || uri.isOpaque() || !isSafe(uri)) {
            throw new IllegalArgumentException(
                    "A redirect URI needs https, http on a loopback address, or a scheme such as com.example.app.");
        }
        if (text.contains("#")
                || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
            throw new IllegalArgumentException(
                    "A redirect URI may have neither a fragment nor a user name.");
        }
        return new RedirectUri(text, uri);
    }

    private static boolean isSafe(URI uri) {
        var scheme = uri.getScheme();
        return switch (scheme) {
            case "https" -> uri.getHost() != null;
            case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
            default -> PROGRAMS.contains(scheme) || REVERSE_DOMAIN.matcher(scheme).matches();
        };
    }

    /**
     * @return whether the browser stays on the computer that it runs on
     */
    boolean isLoopback() {
        return uri.getScheme().equals("http");
    }

    /**
     * The port of a loopback address is free, because a program listens on any that it gets. RFC
     * 8252 says so of the IP addresses; Claude Code needs it for localhost too.
     *
     * @param requested in an authorization request
     * @return whether this registered one permits it
     */
    boolean permits(RedirectUri requested) {
        return text.equals(requested.text)
                || (isLoopback()
                        && requested.isLoopback()
                        && uri.getHost().equals(requested.uri.getHost())
                        && Objects.equals(uri.getRawPath(), requested.uri.getRawPath())
                        && Objects.equals(uri.getRawQuery(), requested.uri.getRawQuery()));
    }

    /**
     * @return the host, or the scheme of a program, as people are shown it
     */
    String shown() {
        return uri.getScheme().startsWith("http")
                ? uri.getHost().toLowerCase(Locale.ROOT)
                : uri.getScheme();
    }

    /**
     * @return a source for {@code form-action} in a Content-Security-Policy, whose grammar has no
     *     IPv6 addresses
     */
    String source() {
        return switch (uri.getScheme()) {
            case "https", "http" ->
                    uri.getHost().startsWith("[")
                            ? uri.getScheme() + ":"
                            : uri.getScheme() + "://" + uri.getRawAuthority();
            default -> uri.getScheme() + ":";
        };
    }
}
