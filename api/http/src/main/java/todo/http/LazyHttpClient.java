package todo.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client for requests to one server, which follows no redirects. It is opened for
 * the first request rather than at the start: loading its classes takes long on a fraction of a
 * processor. Safe for concurrent use.
 */
public final class LazyHttpClient implements AutoCloseable {

    private final Duration connectTimeout;
    private final UnaryOperator<HttpClient.Builder> settings;
    private @Nullable HttpClient client;

    public LazyHttpClient(Duration connectTimeout) {
        this(connectTimeout, settings -> settings);
    }

    /**
     * @param settings changes the usual ones
     */
    public LazyHttpClient(Duration connectTimeout, UnaryOperator<HttpClient.Builder> settings) {
        this.connectTimeout = connectTimeout;
        this.settings = settings;
    }

    /**
     * @return opened by the first call
     */
    public synchronized HttpClient get() {
        if (client == null) {
            client = settings.apply(usual()).build();
        }
        return client;
    }

    private HttpClient.Builder usual() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Cancels the requests in progress. */
    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
