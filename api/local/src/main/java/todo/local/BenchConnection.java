package todo.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A minimal HTTP client on one connection, for benchmarks. It reads only answers with a
 * Content-Length. Not safe for concurrent use.
 */
final class BenchConnection implements AutoCloseable {

    /** A request and its answer. */
    interface Exchange {
        /**
         * @throws IOException if the status is not 2xx
         */
        void run(BenchConnection connection) throws IOException;
    }

    private final Socket socket;
    private final InputStream in;
    private final String headers;

    /**
     * @param token empty for requests without one
     */
    BenchConnection(int port, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
        headers =
                " HTTP/1.1\r\nHost: localhost\r\n"
                        + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    /**
     * @return the body
     * @throws IOException if the status is not 2xx
     */
    String get(String path) throws IOException {
        return send("GET " + path + headers + "\r\n");
    }

    String post(String path, String json) throws IOException {
        return send(
                "POST "
                        + path
                        + headers
                        + "Content-Type: application/json\r\nContent-Length: "
                        + json.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n"
                        + json);
    }

    /** Opens an event stream; no other request can be sent on this connection then. */
    void listen(String path) throws IOException {
        write("GET " + path + headers + "\r\n");
        var status = line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
    }

    void awaitEvent(String type) throws IOException {
        while (!line().equals("event: " + type)) {
            // another line of the stream
        }
    }

    private String send(String request) throws IOException {
        write(request);
        var status = line();
        var length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring("content-length:".length()).strip());
            }
        }
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(status + " " + body);
        }
        return body;
    }

    private void write(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
