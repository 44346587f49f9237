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
 * Refuses what another site makes a browser send here: every request that may change something has
 * to come from this site's own pages. A browser says so itself, and no page can make it lie. What
 * says nothing is no browser, and has nobody's cookie.
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
                        "This did not come from a page of this site, so nothing was done. Please open the page here and try again.");
            }
            return next.handle(request);
        };
    }

    private static boolean sameSite(Request request) {
        var site = request.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        // Browsers send the former over HTTPS and to localhost only.
        var origin = request.header("Origin");
        return origin == null || sameHost(origin, request.header("Host"));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
