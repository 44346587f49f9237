package todo.api.oauth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Fetches small JSON documents from addresses that strangers choose. A host is resolved once and
 * connected at the address that was checked, which no client of the JDK does: with a second lookup,
 * a name could lead into the private network (DNS rebinding). Follows no redirect and uses no
 * proxy. Safe for concurrent use.
 */
public final class DocumentFetch {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    /** Of each address, in milliseconds. */
    private static final int CONNECT_TIMEOUT = 2_000;

    private static final int CONCURRENT = 8;
    private static final int MAX_ADDRESSES = 3;

    private final Resolver resolver;
    private final Predicate<InetAddress> permitted;
    private final Supplier<SocketFactory> tls;
    private final Semaphore places = new Semaphore(CONCURRENT);

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Resolver {
        List<InetSocketAddress> resolve(String host) throws UnknownHostException;
    }

    /**
     * @param permitted the addresses to which it may connect
     * @param tls trusts the servers
     */
    public DocumentFetch(
            Resolver resolver, Predicate<InetAddress> permitted, Supplier<SocketFactory> tls) {
        this.resolver = resolver;
        this.permitted = permitted;
        this.tls = tls;
    }

    public static DocumentFetch fromInternet() {
        return new DocumentFetch(
                host ->
                        Arrays.stream(InetAddress.getAllByName(host))
                                .map(address -> new InetSocketAddress(address, 443))
                                .toList(),
                InternetAddresses::contain,
                SSLSocketFactory::getDefault);
    }

    /**
     * @param uri with https and without a port
     * @throws IOException if there is no such document, or it cannot be fetched in five seconds;
     *     the message is for people
     */
    byte[] get(URI uri) throws IOException {
        if (!places.tryAcquire()) {
            throw new IOException("too many documents are being fetched");
        }
        // On a thread of the system: a lookup cannot be interrupted, and would hold up other
        // virtual threads.
        var task = new FutureTask<>(() -> fetch(uri));
        Thread.ofVirtual()
                .name("document-fetch")
                .start(() -> {
                    try {
                        task.run();
                    } finally {
                        places.release();
                    }
                });
        try {
            return task.get(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed.getCause()), failed);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new IOException("the server takes too long", late);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "the host is not known";
            case DocumentResponse.Unusable unusable -> String.valueOf(unusable.getMessage());
            case null, default -> "the server cannot be reached";
        };
    }

    private byte[] fetch(URI uri) throws IOException {
        var addresses =
                resolver.resolve(uri.getHost()).stream()
                        .filter(address -> permitted.test(address.getAddress()))
                        .limit(MAX_ADDRESSES)
                        .toList();
        if (addresses.isEmpty()) {
            throw new DocumentResponse.Unusable("the host is in a private network");
        }
        try (var socket = connect(addresses);
                var secured = secure(socket, uri.getHost())) {
            var request =
                    """
                    GET %s HTTP/1.1\r
                    Host: %s\r
                    Accept: application/json\r
                    Accept-Encoding: identity\r
                    User-Agent: todo\r
                    Connection: close\r
                    \r
                    """
                            .formatted(pathOf(uri), uri.getHost());
            secured.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            secured.getOutputStream().flush();
            return DocumentResponse.read(secured.getInputStream());
        }
    }

    /** The socket of a channel, which alone ends when its thread is interrupted. */
    private static Socket connect(List<InetSocketAddress> addresses) throws IOException {
        IOException last = new IOException("no address");
        for (var address : addresses) {
            var channel = SocketChannel.open();
            try {
                channel.socket().connect(address, CONNECT_TIMEOUT);
                return channel.socket();
            } catch (IOException failed) {
                channel.close();
                last = failed;
            }
        }
        throw last;
    }

    private SSLSocket secure(Socket socket, String host) throws IOException {
        var factory = (SSLSocketFactory) tls.get();
        var secured = (SSLSocket) factory.createSocket(socket, host, 443, true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return secured;
    }

    private static String pathOf(URI uri) {
        return uri.getRawQuery() == null
                ? uri.getRawPath()
                : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
