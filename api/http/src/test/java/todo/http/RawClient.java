package todo.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that sends exactly the bytes that a test wants, and reads answers as they come. */
final class RawClient implements AutoCloseable {

    /** How long a test waits for an answer before it fails. */
    private static final int TIMEOUT_MS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** An answer of the server. */
    record Answer(int status, Headers headers, String body) {
        String header(String name) {
            return String.valueOf(headers.first(name));
        }

        boolean closes() {
            return headers.lists("Connection", "close");
        }
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        socket.setSoTimeout(TIMEOUT_MS);
        socket.setTcpNoDelay(true);
    }

    static RawClient to(Server server) throws IOException {
        return to(server.port());
    }

    static RawClient to(int port) throws IOException {
        return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * One request on a connection of its own; lines are separated by {@code \n} here and by CR LF
     * on the wire.
     */
    static Answer ask(Server server, String requestLine, String... headers) throws IOException {
        try (var wire = to(server)) {
            wire.request(requestLine, headers);
            return requestLine.startsWith("HEAD ") ? wire.head() : wire.answer();
        }
    }

    /** Sends a request without a body, or its head. */
    RawClient request(String requestLine, String... headers) throws IOException {
        var text = new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: todo.test\r\n");
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        return send(text.append("\r\n").toString());
    }

    /** Sends a request with a body and its length. */
    RawClient post(String path, String contentType, String body) throws IOException {
        request("POST " + path, "Content-Type: " + contentType, "Content-Length: " + body.length());
        return send(body);
    }

    RawClient send(String bytes) throws IOException {
        out.write(bytes.getBytes(ISO_8859_1));
        out.flush();
        return this;
    }

    /**
     * @return the next answer, with its body
     */
    Answer answer() throws IOException {
        var head = head();
        if (head.status() < 200 || head.status() == 204 || head.status() == 304) {
            return head;
        }
        var length = Integer.parseInt(head.header("Content-Length"));
        return new Answer(
                head.status(), head.headers(), new String(in.readNBytes(length), ISO_8859_1));
    }

    /**
     * @return the next answer, which has no body
     */
    Answer head() throws IOException {
        var status = line();
        if (!status.matches("HTTP/1\\.1 [1-5][0-9]{2}.*")) {
            throw new IOException("not a status line: '" + status + "'");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), new Headers(headers), "");
    }

    /**
     * @return everything up to the end of the connection
     */
    String rest() throws IOException {
        return new String(in.readAllBytes(), ISO_8859_1);
    }

    /**
     * @return the next chunk of a stream's body; empty where it has ended in order
     */
    String chunk() throws IOException {
        var chunk = new String(in.readNBytes(Integer.parseInt(line(), 16)), ISO_8859_1);
        line();
        return chunk;
    }

    /**
     * @return all that is left of a stream's body
     */
    String chunks() throws IOException {
        var body = new StringBuilder();
        for (var chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
            body.append(chunk);
        }
        return body.toString();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /**
     * @return whether the server ends the connection, and says nothing more
     */
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException silence) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Says that nothing more will come. */
    RawClient end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Leaves as a client does that crashes: with a reset. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
