package todo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** Requests as the server makes them. */
final class Requests {

    private Requests() {}

    static Request get(String path) {
        return get(path, "");
    }

    static Request get(String path, String query) {
        return get(System.nanoTime(), path, query);
    }

    /**
     * @param arrived when, by {@link System#nanoTime()}
     */
    static Request get(long arrived, String path) {
        return get(arrived, path, "");
    }

    private static Request get(long arrived, String path, String query) {
        return new Request(
                arrived,
                "request-1",
                "GET",
                path,
                query,
                Headers.NONE,
                "127.0.0.1",
                limit -> new byte[0]);
    }

    static Request post(String contentType, String body) {
        var headers =
                new Headers(
                        contentType.isEmpty()
                                ? Map.of()
                                : Map.of("Content-type", List.of(contentType)));
        return new Request(
                System.nanoTime(),
                "request-1",
                "POST",
                "/",
                null,
                headers,
                "127.0.0.1",
                limit -> body.getBytes(UTF_8));
    }

    static Request json(String body) {
        return post("application/json", body);
    }
}
