package todo.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * One exchange of the JDK's server, read strictly and written once: the only class that touches
 * {@link HttpExchange}.
 *
 * <p>Some things the JDK's parser does before anybody can look: it joins folded lines with a space
 * (as RFC 9112, section 5.2 permits), takes a bare LF for the end of a line (as section 2.2
 * permits) and a bare CR too (as it does not), and drops words between the target and the version.
 * So a header may come to light here that a lax proxy in front saw as part of another one. That
 * changes what this request says, but never where it ends for the next one:
 *
 * <ul>
 *   <li>Host, Content-Length and Transfer-Encoding are refused unless there is one of them, in its
 *       plainest form, and never the last two together;
 *   <li>a connection ends with the answer to every request that was refused, that was chunked (a
 *       chunk size beyond 31 bits is misread by the JDK), or whose body nobody has read to its end.
 *       Bytes that were announced and not read are never taken for a request.
 * </ul>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class Exchange {

    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** The JDK has checked that two hexadecimal digits follow each percent sign. */
    private static final Pattern ODD_PATH =
            Pattern.compile("(?i)//|/\\.{1,2}(/|$)|%2e|%2f|%5c|%00|[^!-~]");

    private final HttpExchange exchange;
    private final Headers headers;
    private final BodyMemory.Share memory;
    private byte @Nullable [] body;
    private @Nullable BodyStream stream;

    /**
     * @param memory what the body counts against, if it is read as a whole
     */
    Exchange(HttpExchange exchange, BodyMemory.Share memory) {
        this.exchange = exchange;
        this.memory = memory;
        this.headers = new Headers(exchange.getRequestHeaders());
    }

    /**
     * @return what is wrong with the request's framing or target; null where nothing is
     */
    Failure.@Nullable BadRequest fault() {
        var version = exchange.getProtocol();
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
            return new Failure.BadRequest("Speak HTTP/1.1.");
        }
        if (!METHOD.matcher(exchange.getRequestMethod()).matches()) {
            return new Failure.BadRequest("The method is a word in capitals.");
        }
        var hosts = headers.all("Host");
        if (hosts.size() > 1 || (hosts.isEmpty() && version.equals("HTTP/1.1"))) {
            return new Failure.BadRequest("Send exactly one Host header.");
        }
        if (!hosts.isEmpty() && !HOST.matcher(hosts.getFirst()).matches()) {
            return new Failure.BadRequest("The Host header is not a host.");
        }
        var lengths = headers.all("Content-Length");
        if (lengths.size() > 1 || !lengths.stream().allMatch(LENGTH.asMatchPredicate())) {
            return new Failure.BadRequest("Send at most one Content-Length, in digits.");
        }
        var encodings = headers.all("Transfer-Encoding");
        if (encodings.size() > 1 || !encodings.stream().allMatch("chunked"::equalsIgnoreCase)) {
            return new Failure.BadRequest("The only transfer encoding is chunked.");
        }
        if (!encodings.isEmpty() && !lengths.isEmpty()) {
            return new Failure.BadRequest(
                    "Send a Content-Length or a Transfer-Encoding, not both.");
        }
        if (headers.haveControls()) {
            return new Failure.BadRequest("The headers contain a control character.");
        }
        return targetFault(hosts);
    }

    private Failure.@Nullable BadRequest targetFault(List<String> hosts) {
        var target = exchange.getRequestURI();
        var scheme = target.getScheme();
        var authority = target.getRawAuthority();
        // Either a path, or a whole address as to a proxy: its authority is then the host (section
        // 3.2).
        // Java takes //a/b for the path /b of the host a, and ///b for the path /b.
        var plain = scheme == null && !target.toString().startsWith("//");
        var whole = ("http".equals(scheme) || "https".equals(scheme)) && hosts.contains(authority);
        if ((!plain && !whole) || target.getRawFragment() != null) {
            return new Failure.BadRequest("The address is not a path on this host.");
        }
        var path = target.getRawPath();
        if (!path.startsWith("/") || ODD_PATH.matcher(path).find()) {
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
     * @param sound whether {@link #fault()} found nothing: what is not sound has no method, path or
     *     query that anybody should look at
     */
    Request request(long arrived, boolean sound) {
        var uri = exchange.getRequestURI();
        var method = sound ? exchange.getRequestMethod() : "-";
        var path = sound ? uri.getRawPath() : "/";
        var query = sound ? uri.getRawQuery() : null;
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

    private BodyStream stream(int limit, IntConsumer arrived) {
        var announced = headers.first("Content-Length");
        if (announced != null && Long.parseLong(announced) > limit) {
            throw BodyStream.tooLarge(limit);
        }
        if (stream != null) {
            throw new Failure.BadRequest("The body could not be read the first time.");
        }
        var begun = new BodyStream(exchange.getRequestBody(), limit, arrived);
        stream = begun;
        return begun;
    }

    /**
     * @param last whether the connection ends with this answer
     * @param opened makes what a stream is written to
     * @throws IOException if the client is gone, or a stream breaks off
     */
    void write(Response response, boolean last, Function<OutputStream, TimedOutput> opened)
            throws IOException {
        var whole = false;
        try {
            send(response, last, opened);
            whole = true;
        } catch (IndexOutOfBoundsException misread) {
            // As in read: a chunk size, while the JDK skips what nobody has read.
            throw new IOException(misread);
        } finally {
            if (response.body() instanceof Body.Stream stream) {
                stream.ending().ended(whole);
            }
        }
    }

    private void send(Response response, boolean last, Function<OutputStream, TimedOutput> opened)
            throws IOException {
        var answer = exchange.getResponseHeaders();
        response.headers().forEach(answer::add);
        if (last || headers.has("Transfer-Encoding") || leftUnread()) {
            answer.set("Connection", "close");
        }
        var status = response.status();
        var bodiless = status == 204 || status == 304;
        var head = exchange.getRequestMethod().equals("HEAD");
        switch (response.body()) {
            case Body.Bytes(var bytes) -> {
                if (head && !bodiless) {
                    // The JDK drops its argument.
                    answer.set("Content-Length", Integer.toString(bytes.length));
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
                    exchange.sendResponseHeaders(status, 0); // of unknown length
                    send(stream, opened.apply(exchange.getResponseBody()));
                    finish();
                }
            }
        }
    }

    private void send(byte[] bytes) throws IOException {
        for (var from = 0; from < bytes.length; from += TimedOutput.SLICE) {
            var length = Math.min(TimedOutput.SLICE, bytes.length - from);
            exchange.getResponseBody().write(bytes, from, length);
        }
    }

    private static void send(Body.Stream stream, TimedOutput out) throws IOException {
        if (stream.lasting()) {
            out.flush(); // the client is told at once that it is listening
        }
        stream.writer().write(out);
        out.flush();
    }

    private void finish() throws IOException {
        // Closing would do both, but hide that the client is gone.
        exchange.getResponseBody().flush();
        exchange.getRequestBody().close();
        exchange.close();
    }

    private boolean leftUnread() {
        var announced = headers.first("Content-Length");
        var whole = stream != null && stream.ended();
        return !whole && announced != null && !announced.equals("0");
    }
}
