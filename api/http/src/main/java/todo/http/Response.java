package todo.http;

import java.nio.charset.StandardCharsets;
import todo.json.Json;

/**
 * An answer; immutable.
 *
 * @param status 200 to 599
 * @param body empty where there is none; never sent with 204 and 304 or to HEAD
 */
public record Response(int status, Headers headers, Body body) {

    /**
     * @return an answer without a body
     */
    public static Response status(int status) {
        return new Response(status, Headers.NONE, Body.Bytes.NONE);
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

    /**
     * @param body not copied: the caller must not change it afterwards
     */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(
                status, Headers.NONE.and("Content-Type", contentType), new Body.Bytes(body));
    }

    /**
     * @return an answer of any length, of which only a few KiB are in memory
     */
    public static Response stream(int status, String contentType, Body.Writer writer) {
        return new Response(
                status, Headers.NONE.and("Content-Type", contentType), Body.Stream.of(writer));
    }

    /**
     * @return a stream of events that ends after {@link EventStream.Times#USUAL}
     */
    public static Response events(EventStream.Source source) {
        return events(EventStream.Times.USUAL, source);
    }

    /**
     * @param source runs after the status and headers are sent, so it cannot refuse the request any
     *     more; does not run for HEAD
     */
    public static Response events(EventStream.Times times, EventStream.Source source) {
        var body = Body.Stream.longLived(out -> EventStream.run(out, times, source));
        return new Response(200, Headers.NONE.and("Content-Type", "text/event-stream"), body)
                // nginx would buffer them.
                .with("X-Accel-Buffering", "no")
                // The client may have to reconnect to another replica.
                .with("Connection", "close");
    }

    /**
     * @return 303, the answer to a form: going back or reloading does not submit it again
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
     * @return this with the lines of {@code defaults} whose names are not set
     */
    Response withDefaults(Headers defaults) {
        return new Response(status, headers.withDefaults(defaults), body);
    }

    /** Runs {@code ending} when a stream has ended, and at once for any other body. */
    Response ended(Body.Ending ending) {
        return switch (body) {
            case Body.Bytes bytes -> {
                ending.ended(true);
                yield this;
            }
            case Body.Stream stream -> new Response(status, headers, stream.ended(ending));
        };
    }
}
