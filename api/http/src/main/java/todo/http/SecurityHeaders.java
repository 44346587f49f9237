package todo.http;

/**
 * The headers that every answer carries, errors too, unless the handler has set them. A browser
 * that came by TLS, as X-Forwarded-Proto says, is told to stay there; one that did not come by it
 * takes no notice of that.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6797#section-8.1">RFC 6797, section 8.1</a>
 * @see <a href="https://owasp.org/www-project-secure-headers/">OWASP Secure Headers</a>
 */
public final class SecurityHeaders implements Filter {

    private final String contentSecurityPolicy;

    /**
     * @param contentSecurityPolicy what a browser may load for an answer
     */
    public SecurityHeaders(String contentSecurityPolicy) {
        this.contentSecurityPolicy = contentSecurityPolicy;
    }

    @Override
    public Handler around(Handler next) {
        return request -> {
            var response =
                    next.handle(request)
                            .withDefault("Content-Security-Policy", contentSecurityPolicy)
                            .withDefault("X-Content-Type-Options", "nosniff")
                            .withDefault("Referrer-Policy", "same-origin")
                            .withDefault("Cross-Origin-Opener-Policy", "same-origin")
                            .withDefault("Cache-Control", "no-store");
            return "https".equals(request.header("X-Forwarded-Proto"))
                    ? response.withDefault("Strict-Transport-Security", "max-age=31536000")
                    : response;
        };
    }
}
