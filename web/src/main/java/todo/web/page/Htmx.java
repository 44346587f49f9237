package todo.web.page;

import todo.http.Request;
import todo.http.Response;

/**
 * Answers requests from htmx, which swaps the answer into the current page.
 *
 * @see <a href="https://htmx.org/reference/#headers">htmx's headers</a>
 */
public final class Htmx {

    private Htmx() {}

    /**
     * @return whether the client expects a part of a page
     */
    public static boolean asks(Request request) {
        return request.headers().has("HX-Request");
    }

    /**
     * @return whether the answer takes the place of this element
     */
    public static boolean targets(Request request, String id) {
        return id.equals(request.header("HX-Target"));
    }

    /**
     * @return a whole page, which replaces the current one
     */
    public static Response page(Request request, Response page) {
        return asks(request)
                ? page.with("HX-Retarget", "body").with("HX-Reswap", "innerHTML show:window:top")
                : page;
    }

    /**
     * @return a redirect by the browser itself, so that its history and title change too
     */
    public static Response redirect(Request request, String path) {
        return asks(request)
                ? Response.status(204).with("HX-Redirect", path)
                : Response.seeOther(path);
    }
}
