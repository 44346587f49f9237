package todo.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.json.Json;

/** Calls the API: whatever goes wrong comes back as a {@link Failure}. Safe for concurrent use. */
public final class ApiClient {

    private static final Logger log = LoggerFactory.getLogger(ApiClient.class);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /**
     * Longer than the API itself waits for its database, shorter than a person waits for a page.
     */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofSeconds(5);

    private final URI base;
    private final FutureTask<HttpClient> http;
    private final Duration deadline;

    /**
     * @param base such as {@code http://localhost:8000}
     */
    public ApiClient(URI base) {
        this(base, DEADLINE);
    }

    /**
     * @param deadline from the call to the whole answer
     */
    public ApiClient(URI base, Duration deadline) {
        this.base = base;
        this.deadline = deadline;
        this.http = new FutureTask<>(() -> HttpClients.open(base, CONNECT));
    }

    /**
     * Opens the client, which the first call does otherwise: after the start, which on a tenth of a
     * core has no time to spare.
     */
    public void warmUp() {
        http.run();
    }

    private HttpClient http() {
        http.run();
        try {
            return http.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /** An answer on its way. */
    public static final class Pending {

        private final CompletableFuture<HttpResponse<byte[]>> exchange;

        private final Duration deadline;

        private Pending(CompletableFuture<HttpResponse<byte[]>> exchange, Duration deadline) {
            this.exchange = exchange;
            this.deadline = deadline;
        }

        /**
         * Waits for the answer.
         *
         * @return what it carries; a missing node where that is nothing
         * @throws Failure as the API says, or {@link Failure.Unavailable} if it says nothing
         */
        public JsonNode await() {
            try {
                return ApiResponses.read(exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException | TimeoutException away) {
                // Where nobody waits any more, nothing is to go on running.
                exchange.cancel(true);
                log.warn(
                        "the API does not answer: {}",
                        away.getCause() == null ? "timeout" : away.getCause().toString());
                throw unavailable();
            } catch (InterruptedException stopping) {
                exchange.cancel(true);
                Thread.currentThread().interrupt();
                throw unavailable();
            } catch (IOException notJson) {
                log.warn("the API's answer cannot be read", notJson);
                throw unavailable();
            }
        }
    }

    static Failure.Unavailable unavailable() {
        return new Failure.Unavailable(
                FailureCode.API_UNAVAILABLE,
                "Your tasks are safe, but they cannot be reached right now.",
                SOON);
    }

    /**
     * @return at once, so that several calls can be on their way together
     */
    public Pending send(ApiCall call) {
        var request = HttpRequest.newBuilder(base.resolve(call.path())).timeout(deadline);
        call.headers().forEach(request::header);
        request.header("Todo-Through", "browser");
        if (call.body() == null) {
            request.method(call.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(call.method(), BodyPublishers.ofByteArray(Json.write(call.body())));
        }
        return new Pending(http().sendAsync(request.build(), BodyHandlers.ofByteArray()), deadline);
    }

    static JsonNode parse(byte[] body) throws IOException {
        return body.length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
    }
}
