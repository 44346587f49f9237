package todo.http;

import java.nio.charset.StandardCharsets;

/**
 * An answer; immutable. The {@code body} is not copied: who makes a response does not touch its
 * bytes again.
 *
 * @param status 200 to 599
 * @param body empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Response(int status, Headers headers, byte[] body) {

    private static final byte[] EMPTY = {};

    /**
     * @return an answer without a body
     */
    public static Response status(int status) {
        return new Response(status, Headers.NONE, EMPTY);
    }

    /**
     * @param value what {@link Json} can write
     */
    public static Response json(int status, Object value) {
        return of(status, "application/json", Json.write(value));
    }

    public static Response html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Headers.NONE.and("Content-Type", contentType), body);
    }

    /**
     * @return 303: the answer to a form, so that going back and reloading do not send it again
     */
    public static Response seeOther(String location) {
        return status(303).with("Location", location);
    }

    /**
     * @return this with {@code value} as the only line of the header {@code name}
     */
    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /**
     * @return this with one more line of the header {@code name}
     */
    public Response and(String name, String value) {
        return new Response(status, headers.and(name, value), body);
    }

    /**
     * @return this, with the header only where it has not been set
     */
    public Response withDefault(String name, String value) {
        return headers.has(name) ? this : with(name, value);
    }
}
