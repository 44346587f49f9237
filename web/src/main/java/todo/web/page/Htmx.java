package todo.web.page;

import todo.http.Request;
import todo.http.Response;

/**
 * What differs where a request comes from htmx, which puts the answer into the page that is there.
 *
 * @see <a href="https://htmx.org/reference/#headers">htmx's headers</a>
 */
public final class Htmx {

    private Htmx() {}

    /**
     * @return whether a part of a page is wanted
     */
    public static boolean asks(Request request) {
        return request.headers().has("HX-Request");
    }

    /**
     * @return a whole page, put in the place of the one that is there
     */
    public static Response page(Request request, Response page) {
        return asks(request)
                ? page.with("HX-Retarget", "body").with("HX-Reswap", "innerHTML show:window:top")
                : page;
    }

    /**
     * @return the way to another page, in the browser's own way: its history and its title change
     */
    public static Response redirect(Request request, String path) {
        return asks(request)
                ? Response.status(204).with("HX-Redirect", path)
                : Response.seeOther(path);
    }
}
