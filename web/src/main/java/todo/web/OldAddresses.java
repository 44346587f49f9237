package todo.web;

import java.util.Map;
import todo.http.Response;
import todo.http.Routes;

/** The pages of the frontend that this one replaces, so that bookmarks still work. */
final class OldAddresses {

    private static final Map<String, String> PAGES =
            Map.of("/login", "/sign-in", "/signup", "/register", "/dashboard", "/", "/chat", "/");

    private OldAddresses() {}

    static void addTo(Routes routes) {
        PAGES.forEach((old, page) -> routes.get(old, request -> Response.seeOther(page)));
    }
}
