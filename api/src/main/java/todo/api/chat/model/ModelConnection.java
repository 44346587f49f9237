package todo.api.chat.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import todo.api.chat.Turn;
import todo.api.chat.model.ModelFailure.Reason;
import todo.http.LazyHttpClient;
import todo.json.Json;

/**
 * Sends requests to a model's server, and one again where that can help: nothing of the answer has
 * arrived then. Safe for concurrent use.
 */
final class ModelConnection implements AutoCloseable {

    /** A person does not wait longer for another attempt. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

    private static final Duration REFUSAL_LIMIT = Duration.ofSeconds(5);
    private static final int LONGEST_REFUSAL = 16 * 1024;

    private final ModelConfig config;
    private final Dialect dialect = new Dialect();

    private final LazyHttpClient http;

    ModelConnection(ModelConfig config) {
        this.config = config;
        this.http = new LazyHttpClient(config.limits().connect());
    }

    /**
     * @param left how long the answer may still be waited for
     * @return the beginning of an answer, to be closed by the caller
     * @throws ModelFailure if the server refuses the request or does not answer
     * @throws IOException if the reader is gone
     */
    HttpResponse<ResponseStream> open(
            ModelQuestion question, boolean streamed, Turn turn, Supplier<Duration> left)
            throws ModelFailure, IOException {
        for (var retried = false; ; ) {
            var body = question.body(config.model(), dialect, streamed);
            try {
                return attempt(body, streamed, turn, left.get());
            } catch (ModelFailure failure) {
                if (dialect.learn(failure, body)) {
                    continue;
                }
                var pause = failure.retry();
                if (retried || pause == null || pause.compareTo(LONGEST_PAUSE) > 0) {
                    throw failure;
                }
                retried = true;
                pause(turn, pause);
            }
        }
    }

    private HttpResponse<ResponseStream> attempt(
            ObjectNode body, boolean streamed, Turn turn, Duration limit)
            throws ModelFailure, IOException {
        var request =
                request("/chat/completions")
                        .header("Content-Type", "application/json")
                        .header("Accept", streamed ? "text/event-stream" : "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.write(body)));
        var response = send(request.build(), turn, limit);
        if (response.statusCode() == 200) {
            return response;
        }
        try (var refusal = response.body()) {
            var text = readRefusal(refusal, turn);
            throw Refusals.of(response.statusCode(), text, retryAfter(response), config.key());
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(config.base() + path));
        return config.key() == null
                ? request
                : request.header("Authorization", "Bearer " + config.key().text());
    }

    /**
     * Asks for the models.
     *
     * @throws ModelFailure if the server cannot be reached or refuses the key
     */
    void check() throws ModelFailure {
        var request = request("/models").timeout(CHECK_LIMIT).build();
        try {
            var status = http.get().send(request, BodyHandlers.discarding()).statusCode();
            if (status == 401 || status == 403) {
                throw Refusals.of(status, "", null, null);
            }
        } catch (IOException broken) {
            throw failure(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<ResponseStream> send(HttpRequest request, Turn turn, Duration limit)
            throws ModelFailure, IOException {
        var exchange = http.get().sendAsync(request, _ -> new ResponseStream());
        try (var _ = turn.onStop(() -> exchange.cancel(true))) {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException stopped) {
            throw new IOException("stopped", stopped);
        } catch (TimeoutException late) {
            exchange.cancel(true);
            // The response can arrive while the request is cancelled.
            var _ = exchange.thenAccept(unwanted -> unwanted.body().close());
            throw new ModelFailure(Reason.TOO_SLOW, "no answer within the time limit");
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } catch (InterruptedException stopping) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    private ModelFailure failure(@Nullable Throwable cause) {
        var isUnreachable =
                cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof SSLException;
        var detail = config.base().getAuthority() + ": " + cause;
        return isUnreachable
                ? new ModelFailure(Reason.UNREACHABLE, detail)
                // Such as a connection that the server has closed since the last request.
                : new ModelFailure(Reason.CUT_OFF, detail).retryAfter(Duration.ZERO);
    }

    private static String readRefusal(ResponseStream body, Turn turn) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var _ = turn.onStop(body::close)) {
            for (byte[] bytes; (bytes = body.next(REFUSAL_LIMIT)) != null; ) {
                all.write(bytes, 0, Math.min(bytes.length, LONGEST_REFUSAL - all.size()));
                if (all.size() == LONGEST_REFUSAL) {
                    break;
                }
            }
        } catch (ModelFailure brokenOff) {
            // The status says enough.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        var seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }

    private static void pause(Turn turn, Duration pause) throws IOException {
        var stopped = new CountDownLatch(1);
        try (var _ = turn.onStop(stopped::countDown)) {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("stopped");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    /** Cancels what is in progress. */
    @Override
    public void close() {
        http.close();
    }
}
