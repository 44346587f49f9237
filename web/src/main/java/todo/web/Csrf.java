package todo.web;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Filter;
import todo.http.Handler;
import todo.http.Request;

/**
 * Refuses requests that another site makes a browser send: a request that may change something must
 * come from this site's pages. Browsers say where a request comes from, and pages cannot forge
 * that. A client that does not say is not a browser, and has no cookies to abuse.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>
 */
public final class Csrf implements Filter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public Handler around(Handler next) {
        return request -> {
            if (!SAFE.contains(request.method()) && !sameSite(request)) {
                throw new Failure.Forbidden(
                        FailureCode.CROSS_SITE,
                        "This request came from another site, so nothing was changed. Open the page here and try again.");
            }
            return next.handle(request);
        };
    }

    private static boolean sameSite(Request request) {
        var site = request.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        // Browsers send Sec-Fetch-Site over HTTPS and to localhost only.
        var origin = request.header("Origin");
        return origin == null || sameHost(origin, request.header("Host"));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
