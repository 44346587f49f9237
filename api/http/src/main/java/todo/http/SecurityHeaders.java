package todo.http;

/**
 * Adds security headers to every answer, errors too, unless the handler has set them. HSTS is added
 * only where X-Forwarded-Proto says that the client uses TLS: browsers ignore it otherwise.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6797#section-8.1">RFC 6797, section 8.1</a>
 * @see <a href="https://owasp.org/www-project-secure-headers/">OWASP Secure Headers</a>
 */
public final class SecurityHeaders implements Filter {

    /** Nothing here uses a device, a sensor or another powerful feature. */
    private static final String PERMISSIONS_POLICY =
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), "
                    + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), "
                    + "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    private final Headers plain;
    private final Headers tls;

    /**
     * @param contentSecurityPolicy what a browser may load for an answer
     */
    public SecurityHeaders(String contentSecurityPolicy) {
        plain =
                Headers.NONE
                        .and("Content-Security-Policy", contentSecurityPolicy)
                        .and("X-Content-Type-Options", "nosniff")
                        .and("Referrer-Policy", "same-origin")
                        .and("Cross-Origin-Opener-Policy", "same-origin")
                        .and("Permissions-Policy", PERMISSIONS_POLICY)
                        .and("Cache-Control", "no-store");
        tls = plain.and("Strict-Transport-Security", "max-age=31536000");
    }

    @Override
    public Handler around(Handler next) {
        return request ->
                next.handle(request)
                        .withDefaults(
                                "https".equals(request.header("X-Forwarded-Proto")) ? tls : plain);
    }
}
