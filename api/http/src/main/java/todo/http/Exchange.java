package todo.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of the JDK's server, read strictly and written once: the only class that touches
 * {@link HttpExchange}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class Exchange {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._~-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern ODD_SEGMENT =
            Pattern.compile("(?i)//|/\\.{1,2}(/|$)|%2e|%2f|%5c|%00|\\\\");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private final HttpExchange exchange;
    private final Headers headers;

    Exchange(HttpExchange exchange) {
        this.exchange = exchange;
        this.headers = new Headers(exchange.getRequestHeaders());
    }

    /**
     * @return what is wrong with the request's framing or target; null where nothing is
     */
    Failure.@Nullable BadRequest fault() {
        if (!Set.of("HTTP/1.1", "HTTP/1.0").contains(exchange.getProtocol())) {
            return new Failure.BadRequest("Speak HTTP/1.1.");
        }
        var hosts = headers.all("Host");
        if (hosts.size() > 1 || (hosts.isEmpty() && exchange.getProtocol().equals("HTTP/1.1"))) {
            return new Failure.BadRequest("Send exactly one Host header.");
        }
        if (!hosts.isEmpty() && !HOST.matcher(hosts.getFirst()).matches()) {
            return new Failure.BadRequest("The Host header is not a host.");
        }
        var lengths = headers.all("Content-Length");
        if (lengths.size() > 1
                || !lengths.stream().allMatch(length -> length.matches("[0-9]{1,18}"))) {
            return new Failure.BadRequest("Send at most one Content-Length, in digits.");
        }
        var encodings = headers.all("Transfer-Encoding");
        if (encodings.size() > 1
                || !encodings.stream().allMatch(encoding -> encoding.equalsIgnoreCase("chunked"))) {
            return new Failure.BadRequest("The only transfer encoding is chunked.");
        }
        if (!encodings.isEmpty() && !lengths.isEmpty()) {
            return new Failure.BadRequest(
                    "Send a Content-Length or a Transfer-Encoding, not both.");
        }
        var path = exchange.getRequestURI().getRawPath();
        if (path == null
                || !path.startsWith("/")
                || ODD_SEGMENT.matcher(path).find()
                || BROKEN_ESCAPE.matcher(path).find()) {
            return new Failure.BadRequest(
                    "The address has empty, dotted or escaped parts that this server does not resolve.");
        }
        return null;
    }

    /**
     * @param sound whether {@link #fault()} found nothing: what is not sound has no path and no
     *     query
     */
    Request request(boolean sound) {
        var uri = exchange.getRequestURI();
        var path = sound ? uri.getRawPath() : "/";
        var query = sound ? uri.getRawQuery() : null;
        var peer = exchange.getRemoteAddress().getAddress().getHostAddress();
        return new Request(
                id(), exchange.getRequestMethod(), path, query, headers, peer, this::body);
    }

    private String id() {
        var given = headers.first("X-Request-Id");
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE));
    }

    private byte[] body(int limit) {
        var announced = headers.first("Content-Length");
        if (announced != null && Long.parseLong(announced) > limit) {
            throw tooLarge(limit);
        }
        byte[] bytes;
        try {
            bytes = exchange.getRequestBody().readNBytes(limit + 1);
        } catch (IOException broken) {
            throw new Failure.BadRequest("The body breaks off.");
        }
        if (bytes.length > limit) {
            throw tooLarge(limit);
        }
        return bytes;
    }

    private static Failure.TooLarge tooLarge(int limit) {
        return new Failure.TooLarge("At most " + limit + " bytes are read here.");
    }

    /**
     * @param last whether the connection ends with this answer
     * @throws IOException if the client is gone
     */
    void write(Response response, boolean last) throws IOException {
        var head = exchange.getRequestMethod().equals("HEAD");
        response.headers()
                .asMap()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        // A chunk size beyond 32 bits is misread by the JDK's server, and what follows it is then
        // read as a request.
        if (last || headers.has("Transfer-Encoding")) {
            exchange.getResponseHeaders().put("Connection", List.of("close"));
        }
        if (head && !BODILESS.contains(response.status())) {
            exchange.getResponseHeaders()
                    .set("Content-Length", Integer.toString(response.body().length));
        }
        if (head || response.body().length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }
}
