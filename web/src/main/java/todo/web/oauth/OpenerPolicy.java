package todo.web.oauth;

import java.util.Set;
import todo.http.Filter;
import todo.http.Handler;

/**
 * Lets the pages of an authorization keep their opener: an app on the web opens them in a window of
 * its own, and its page at the end tells the opener that it is connected. A single page or redirect
 * with another policy would cut the two apart for good.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies">
 *     HTML, cross-origin opener policies</a>
 */
public final class OpenerPolicy implements Filter {

    private static final Set<String> PAGES =
            Set.of(AuthorizationController.PATH, "/sign-in", "/register", "/sign-out");

    @Override
    public Handler around(Handler next) {
        return request -> {
            var response = next.handle(request);
            return PAGES.contains(request.path())
                    ? response.with("Cross-Origin-Opener-Policy", "unsafe-none")
                    : response;
        };
    }
}
