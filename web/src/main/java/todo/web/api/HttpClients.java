package todo.web.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Configures the JDK's HTTP client. */
final class HttpClients {

    private HttpClients() {}

    static HttpClient open(URI base, Duration connectTimeout) {
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .executor(Executors.newVirtualThreadPerTaskExecutor());
        if (!"https".equals(base.getScheme())) {
            client.sslContext(NoTls.context());
        }
        return client.build();
    }
}
