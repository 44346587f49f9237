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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.LazyHttpClient;
import todo.json.Json;

/** Calls the API. Every error is thrown as a {@link Failure}. Safe for concurrent use. */
public final class ApiClient {

    private static final Logger log = LoggerFactory.getLogger(ApiClient.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Longer than the API waits for its database, shorter than a person waits for a page. */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    /** An import of 20,000 entries takes seconds; proxies give up after a minute. */
    private static final Duration UPLOAD_DEADLINE = Duration.ofSeconds(55);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final URI base;
    private final LazyHttpClient http;
    private final Duration deadline;

    /**
     * @param base such as {@code http://localhost:8000}
     */
    public ApiClient(URI base) {
        this(base, DEADLINE);
    }

    /**
     * @param deadline from the call to the end of the response
     */
    public ApiClient(URI base, Duration deadline) {
        this.base = base;
        this.deadline = deadline;
        this.http = new LazyHttpClient(CONNECT_TIMEOUT, settings -> withoutTls(base, settings));
    }

    /** TLS is not loaded where nothing needs it. */
    private static HttpClient.Builder withoutTls(URI base, HttpClient.Builder settings) {
        return "https".equals(base.getScheme()) ? settings : settings.sslContext(NoTls.context());
    }

    /**
     * Opens the HTTP client ahead of the first call. Runs after the start, which takes long enough
     * on a tenth of a core.
     */
    public void warmUp() {
        http.get();
    }

    /** A call in progress. */
    public static final class Pending {

        private final CompletableFuture<HttpResponse<byte[]>> exchange;

        private final Duration deadline;

        private Pending(CompletableFuture<HttpResponse<byte[]>> exchange, Duration deadline) {
            this.exchange = exchange;
            this.deadline = deadline;
        }

        /**
         * Waits for the response.
         *
         * @return its body; a missing node if it has none
         * @throws Failure the API's, or {@link Failure.Unavailable} if the API does not answer
         */
        public JsonNode await() {
            try {
                return ApiResponses.read(ApiClient.await(exchange, deadline));
            } catch (IOException notJson) {
                log.warn("cannot read the API's response", notJson);
                throw unavailable();
            }
        }

        /**
         * @return the operation that the call ran, for {@code POST /api/undo}; null if it changed
         *     nothing
         * @throws IllegalStateException before {@link #await} has returned
         */
        public @Nullable UUID operation() {
            var id = exchange.resultNow().headers().firstValue("Operation-Id").orElse("");
            return id.matches("[0-9a-fA-F-]{36}") ? UUID.fromString(id) : null;
        }
    }

    private static <T> HttpResponse<T> await(
            CompletableFuture<HttpResponse<T>> exchange, Duration deadline) {
        try {
            return exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            exchange.cancel(true);
            log.warn(
                    "the API does not answer: {}",
                    failed.getCause() == null ? "timeout" : failed.getCause().toString());
            throw unavailable();
        } catch (InterruptedException stopping) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    static Failure.Unavailable unavailable() {
        return new Failure.Unavailable(
                FailureCode.API_UNAVAILABLE,
                "Your tasks are safe, but we can't reach them right now.",
                RETRY_AFTER);
    }

    /**
     * @return at once, so that calls can run in parallel
     */
    public Pending send(ApiCall call) {
        var patience = call.body() instanceof Upload ? UPLOAD_DEADLINE : deadline;
        var request = request(call).timeout(patience).build();
        return new Pending(http.get().sendAsync(request, BodyHandlers.ofByteArray()), patience);
    }

    /**
     * Opens a stream of events, of whose lines only the beginning counts. The deadline is for the
     * head of the response.
     *
     * @return to be closed by the caller
     * @throws Failure the API's, or {@link Failure.Unavailable} if the API does not answer
     */
    public ApiEventStream listen(ApiCall call) {
        return listen(call, EventParser.MAX_LINE);
    }

    /**
     * The same with lines of up to {@code longest} bytes.
     *
     * @throws Failure the API's, or {@link Failure.Unavailable} if the API does not answer
     */
    public ApiEventStream listen(ApiCall call, int longest) {
        var request = request(call.with("Accept", "text/event-stream")).build();
        var exchange = http.get().sendAsync(request, head -> Listening.to(head, longest));
        HttpResponse<Listening> response;
        try {
            response = await(exchange, deadline);
        } catch (Failure.Unavailable late) {
            // The response can arrive while the call is cancelled.
            var _ = exchange.thenAccept(unwanted -> unwanted.body().close());
            throw late;
        }
        return switch (response.body()) {
            case Listening.Open(var stream) -> stream;
            case Listening.Refused refused -> throw refused(response, refused.problem());
        };
    }

    private static Failure refused(HttpResponse<?> answer, byte[] problem) {
        try {
            return ApiResponses.failure(answer, problem);
        } catch (IOException notJson) {
            log.warn("cannot read the API's response", notJson);
            return unavailable();
        }
    }

    private HttpRequest.Builder request(ApiCall call) {
        var request = HttpRequest.newBuilder(base.resolve(call.path()));
        call.headers().forEach(request::header);
        request.header("Todo-Through", "browser");
        switch (call.body()) {
            case null -> request.method(call.method(), BodyPublishers.noBody());
            case Upload file ->
                    request.header("Content-Type", file.contentType())
                            .method(call.method(), BodyPublishers.ofInputStream(file.source()));
            case Object json ->
                    request.header("Content-Type", "application/json")
                            .method(call.method(), BodyPublishers.ofByteArray(Json.write(json)));
        }
        return request;
    }

    /**
     * @return once the file begins; its content has no deadline
     * @throws Failure the API's, or {@link Failure.Unavailable} if the API does not answer
     */
    public Download download(ApiCall call) {
        var request = request(call).timeout(deadline).build();
        var answer = await(http.get().sendAsync(request, BodyHandlers.ofInputStream()), deadline);
        if (answer.statusCode() < 300) {
            return new Download(
                    answer.headers().firstValue("Content-Type").orElse("application/octet-stream"),
                    answer.headers().firstValue("Content-Disposition").orElse("attachment"),
                    answer.body());
        }
        try (var problem = answer.body()) {
            throw refused(answer, problem.readAllBytes());
        } catch (IOException brokenOff) {
            log.warn("cannot read the API's response", brokenOff);
            throw unavailable();
        }
    }

    static JsonNode parse(byte[] body) throws IOException {
        return body.length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
    }
}
