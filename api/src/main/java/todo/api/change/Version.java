package todo.api.change;

import todo.http.Request;
import todo.http.Response;

/**
 * Counts the changes of a thing.
 *
 * @param number 1 for a new thing
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
public record Version(long number) {

    private static final String HEADER = "If-None-Match";

    String etag() {
        return "\"" + number + "\"";
    }

    /**
     * @param body the thing in this version
     * @return 200 with the thing, or 304 where the client has this version already
     */
    public Response show(Request request, Object body) {
        var known =
                request.headers().lists(HEADER, etag())
                        // Weakened by who compressed it on the way.
                        || request.headers().lists(HEADER, "W/" + etag());
        return known ? Response.status(304).with("ETag", etag()) : answer(200, body);
    }

    /**
     * @return an answer with the thing in this version
     */
    public Response answer(int status, Object body) {
        return Response.json(status, body).with("ETag", etag());
    }
}
