package todo.http;

import java.nio.charset.StandardCharsets;
import todo.json.Json;

/**
 * An answer; immutable.
 *
 * @param status 200 to 599
 * @param body empty where there is none; what 204, 304 and the answer to HEAD have is not sent
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
     * @param body not copied: who hands it over does not touch it again
     */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(
                status, Headers.NONE.and("Content-Type", contentType), new Body.Bytes(body));
    }

    /**
     * @return an answer of any length, of which no more than a few KiB are in memory
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
     * @param source runs when the answer has begun; what it needs to refuse is refused before. It
     *     does not run for HEAD
     */
    public static Response events(EventStream.Times times, EventStream.Source source) {
        var body = Body.Stream.lasting(out -> EventStream.run(out, times, source));
        return new Response(200, Headers.NONE.and("Content-Type", "text/event-stream"), body)
                // nginx would collect them.
                .with("X-Accel-Buffering", "no")
                // When it ends, the client may have to go to another replica.
                .with("Connection", "close");
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

    /**
     * Has {@code ending} run when all of the answer is on its way: for a stream when it has ended,
     * else at once.
     */
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
