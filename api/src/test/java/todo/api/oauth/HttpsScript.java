package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A web server for app.example.com that answers each request with the text that a test gives. */
final class HttpsScript implements AutoCloseable {

    static final String HOST = "app.example.com";

    private static final String PASSWORD = "changeit";

    private final ServerSocket socket;
    private final SSLContext context;
    private volatile String answer = "";
    private volatile boolean endless;
    private volatile CountDownLatch left = new CountDownLatch(1);
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private HttpsScript(SSLContext context) throws IOException {
        this.context = context;
        this.socket =
                context.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    static HttpsScript start(Path directory) throws Exception {
        return new HttpsScript(context(certificate(directory)));
    }

    private static KeyStore certificate(Path directory) throws Exception {
        var store = directory.resolve("server.p12");
        var keytool =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "SAN=dns:" + HOST,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        assertThat(keytool.inheritIO().start().waitFor()).isZero();
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            var reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    client.getInputStream(), StandardCharsets.US_ASCII));
            var head = new ArrayList<String>();
            for (var line = reader.readLine(); line != null && !line.isEmpty(); ) {
                head.add(line);
                line = reader.readLine();
            }
            requests.add(String.join("\n", head));
            do {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                client.getOutputStream().flush();
                LockSupport.parkNanos(endless ? 50_000_000 : 0);
            } while (endless);
        } catch (IOException failed) {
            // The client does not trust this server, or has heard enough.
            left.countDown();
        }
    }

    /** Answers from now on with these bytes. */
    void answers(String raw) {
        answer = raw;
        endless = false;
        requests.clear();
    }

    /** Answers from now on with these bytes every 50 ms, until the client leaves. */
    void answersEndlessly(String raw) {
        answers(raw);
        left = new CountDownLatch(1);
        endless = true;
    }

    /** Waits until the client has left. */
    void awaitLeaving() throws InterruptedException {
        assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void answersJson(String body) {
        answers(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(body.getBytes(StandardCharsets.UTF_8).length, body));
    }

    /** A way to this server, by its name alone. */
    DocumentFetch fetch() {
        return fetch(address -> true);
    }

    DocumentFetch fetch(Predicate<InetAddress> permitted) {
        return new DocumentFetch(_ -> List.of(address()), permitted, tls());
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    Supplier<SocketFactory> tls() {
        return context::getSocketFactory;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
