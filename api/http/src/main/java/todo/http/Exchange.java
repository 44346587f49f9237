package todo.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * One exchange of the JDK's server, read strictly and written once: the only class that reads or
 * writes an {@link HttpExchange}.
 *
 * <p>The JDK's parser is lenient, and nothing can be checked before it has run: it joins folded
 * lines with a space (as RFC 9112, section 5.2 permits), ends a line at a bare LF (as section 2.2
 * permits) and at a bare CR (which it does not permit), and drops words between the target and the
 * version. So this class may see a header that a lenient proxy in front saw as part of another one.
 * That can change the meaning of this request, but never where the next one begins:
 *
 * <ul>
 *   <li>Host, Content-Length and Transfer-Encoding may each occur once, in their plainest form, and
 *       the last two never together;
 *   <li>the connection is closed after every request that was refused, that was chunked (the JDK
 *       misreads a chunk size beyond 31 bits), or whose body was not read to its end. Bytes that
 *       were announced and not read are never parsed as a request.
 * </ul>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class Exchange {

    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._~-]++|\\[[0-9A-Fa-f:.]++])(:[0-9]{1,5})?");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /**
     * No part is empty or consists of dots, and no dot, slash, backslash or NUL is escaped. The JDK
     * has checked that two hexadecimal digits follow each percent sign.
     */
    private static final Pattern PATH =
            Pattern.compile(
                    "(?:/(?!/|\\.{1,2}(?:/|$))[!-$&-.0-~]*+(?:%(?!2[EFef]|5[Cc]|00)[!-$&-.0-~]*+)*+)++");

    private final HttpExchange exchange;
    private final Headers headers;
    private final BodyMemory.Reservation memory;
    private byte @Nullable [] body;
    private @Nullable BodyStream stream;

    /**
     * @param memory counts the body's bytes if it is read as a whole
     */
    Exchange(HttpExchange exchange, BodyMemory.Reservation memory) {
        this.exchange = exchange;
        this.memory = memory;
        this.headers = new Headers(exchange.getRequestHeaders());
    }

    /**
     * @return the fault in the request's framing or target; null where there is none
     */
    Failure.@Nullable BadRequest fault() {
        var version = exchange.getProtocol();
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
            return new Failure.BadRequest("Speak HTTP/1.1.");
        }
        if (!METHOD.matcher(exchange.getRequestMethod()).matches()) {
            return new Failure.BadRequest("The method is a word in capitals.");
        }
        var host = headers.first("Host");
        if (headers.count("Host") > 1 || (host == null && version.equals("HTTP/1.1"))) {
            return new Failure.BadRequest("Send exactly one Host header.");
        }
        if (host != null && !HOST.matcher(host).matches()) {
            return new Failure.BadRequest("The Host header is not a host.");
        }
        var length = headers.first("Content-Length");
        if (headers.count("Content-Length") > 1
                || (length != null && !LENGTH.matcher(length).matches())) {
            return new Failure.BadRequest("Send at most one Content-Length, in digits.");
        }
        var encoding = headers.first("Transfer-Encoding");
        if (headers.count("Transfer-Encoding") > 1
                || (encoding != null && !encoding.equalsIgnoreCase("chunked"))) {
            return new Failure.BadRequest("The only transfer encoding is chunked.");
        }
        if (encoding != null && length != null) {
            return new Failure.BadRequest(
                    "Send a Content-Length or a Transfer-Encoding, not both.");
        }
        if (headers.containControls()) {
            return new Failure.BadRequest("The headers contain a control character.");
        }
        return targetFault(host);
    }

    private Failure.@Nullable BadRequest targetFault(@Nullable String host) {
        var target = exchange.getRequestURI();
        var scheme = target.getScheme();
        var authority = target.getRawAuthority();
        // Either a path, or an absolute URI as sent to a proxy, whose authority is the host
        // (section 3.2). Java reads //a/b as the path /b of the host a, and ///b as the path /b.
        var isPath = scheme == null && !target.toString().startsWith("//");
        var isAbsolute =
                ("http".equals(scheme) || "https".equals(scheme))
                        && authority != null
                        && authority.equals(host);
        if ((!isPath && !isAbsolute) || target.getRawFragment() != null) {
            return new Failure.BadRequest("The address is not a path on this host.");
        }
        var path = target.getRawPath();
        if (!PATH.matcher(path).matches()) {
            return new Failure.BadRequest(
                    "The address has empty, dotted or escaped parts that this server does not resolve.");
        }
        var query = target.getRawQuery();
        if (query != null && query.contains("%00")) {
            return new Failure.BadRequest("The query may not contain the character U+0000.");
        }
        return null;
    }

    /**
     * @param arrived when, by {@link System#nanoTime()}
     * @param valid whether {@link #fault()} found nothing: otherwise the method, path and query are
     *     placeholders
     */
    Request request(long arrived, boolean valid) {
        var uri = exchange.getRequestURI();
        var method = valid ? exchange.getRequestMethod() : "-";
        var path = valid ? uri.getRawPath() : "/";
        var query = valid ? uri.getRawQuery() : null;
        var peer = exchange.getRemoteAddress().getAddress().getHostAddress();
        var body =
                new Request.Reader() {
                    @Override
                    public byte[] read(int limit) {
                        return body(limit);
                    }

                    @Override
                    public InputStream open(int limit) {
                        return stream(limit, _ -> {});
                    }
                };
        return new Request(arrived, id(), method, path, query, headers, peer, body);
    }

    private String id() {
        var given = headers.first("X-Request-Id");
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE));
    }

    private byte[] body(int limit) {
        var bytes = body;
        if (bytes == null) {
            bytes = read(limit);
            body = bytes;
        }
        if (bytes.length > limit) {
            throw BodyStream.tooLarge(limit);
        }
        return bytes;
    }

    private byte[] read(int limit) {
        try {
            return stream(limit, memory::grow).readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private BodyStream stream(int limit, IntConsumer onRead) {
        var announced = headers.first("Content-Length");
        if (announced != null && Long.parseLong(announced) > limit) {
            throw BodyStream.tooLarge(limit);
        }
        if (stream != null) {
            throw new Failure.BadRequest("The body could not be read the first time.");
        }
        var opened = new BodyStream(exchange.getRequestBody(), limit, onRead);
        stream = opened;
        return opened;
    }

    /**
     * @param close whether to close the connection after this response
     * @param timed makes the output that a stream is written to
     * @throws IOException if the client is gone, or a stream fails
     */
    void write(Response response, boolean close, Function<OutputStream, TimedOutput> timed)
            throws IOException {
        var complete = false;
        try {
            send(response, close, timed);
            complete = true;
        } catch (IndexOutOfBoundsException misread) {
            // As in BodyStream: a chunk size that the JDK misreads while it skips an unread body.
            throw new IOException(misread);
        } finally {
            if (response.body() instanceof Body.Stream stream) {
                stream.ending().ended(complete);
            }
        }
    }

    private void send(Response response, boolean close, Function<OutputStream, TimedOutput> timed)
            throws IOException {
        var lines = exchange.getResponseHeaders();
        response.headers().forEach(lines::add);
        if (close || headers.has("Transfer-Encoding") || isUnread()) {
            lines.set("Connection", "close");
        }
        var status = response.status();
        var bodiless = status == 204 || status == 304;
        var head = exchange.getRequestMethod().equals("HEAD");
        switch (response.body()) {
            case Body.Bytes(var bytes) -> {
                if (head && !bodiless) {
                    // The JDK drops its argument.
                    lines.set("Content-Length", Integer.toString(bytes.length));
                }
                if (head || bodiless || bytes.length == 0) {
                    exchange.sendResponseHeaders(status, -1);
                } else {
                    exchange.sendResponseHeaders(status, bytes.length);
                    send(bytes);
                    finish();
                }
            }
            case Body.Stream stream -> {
                if (head || bodiless) {
                    exchange.sendResponseHeaders(status, -1);
                } else {
                    if (stream.isLongLived()) {
                        forgetBody();
                    }
                    exchange.sendResponseHeaders(status, 0); // of unknown length
                    send(stream, timed.apply(exchange.getResponseBody()));
                    finish();
                }
            }
        }
    }

    /** So that many open streams do not keep the memory that other requests need for theirs. */
    private void forgetBody() {
        body = null;
        memory.release();
    }

    private void send(byte[] bytes) throws IOException {
        for (var from = 0; from < bytes.length; from += TimedOutput.SLICE) {
            var length = Math.min(TimedOutput.SLICE, bytes.length - from);
            exchange.getResponseBody().write(bytes, from, length);
        }
    }

    private static void send(Body.Stream stream, TimedOutput out) throws IOException {
        if (stream.isLongLived()) {
            out.flush(); // the client learns at once that it is listening
        }
        stream.writer().write(out);
        out.flush();
    }

    private void finish() throws IOException {
        // Closing does both, but hides that the client is gone.
        exchange.getResponseBody().flush();
        exchange.getRequestBody().close();
        exchange.close();
    }

    private boolean isUnread() {
        var announced = headers.first("Content-Length");
        var isRead = stream != null && stream.isEnded();
        return !isRead && announced != null && !announced.equals("0");
    }
}
