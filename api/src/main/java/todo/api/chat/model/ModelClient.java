package todo.api.chat.model;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.chat.Turn;
import todo.api.chat.model.ModelFailure.Reason;
import todo.json.Json;

/**
 * Asks a language model through {@code POST /chat/completions}. Safe for concurrent use.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">Chat completions</a>
 */
public final class ModelClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ModelClient.class);

    /** In bytes: each syllable of a text or of a thought comes in an event of some 300 bytes. */
    private static final int MAX_STREAM = 16 * 1024 * 1024;

    private static final int MAX_WHOLE = 1024 * 1024;

    private final ModelConfig.TimeLimits limits;
    private final ModelConnection connection;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Counter requests;
    private final Histogram firstToken;

    /**
     * @param registry receives the metrics
     */
    public ModelClient(ModelConfig config, CollectorRegistry registry) {
        this.limits = config.limits();
        this.connection = new ModelConnection(config);
        this.requests =
                Counter.build("todo_model_requests", "Requests to the language model.")
                        .labelNames("outcome")
                        .register(registry);
        this.firstToken =
                Histogram.build(
                                "todo_model_first_token_seconds",
                                "From a request to the language model to the first piece of its answer.")
                        .buckets(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
                        .register(registry);
    }

    /**
     * Asks, and passes the text of the answer on as it arrives. The answer is whole when this
     * returns.
     *
     * @param turn knows when nobody waits for the answer any more; counts the tokens
     * @param text takes no thoughts, and no calls that come as text
     * @throws ModelFailure if there is no whole answer
     * @throws IOException if the reader is gone; the request is cancelled
     */
    ModelReply ask(ModelQuestion question, Turn turn, ReplyReader.TextOutput text)
            throws ModelFailure, IOException {
        try {
            var output = new VisibleText(text);
            var reply = ask(question, true, turn, output);
            if (output.hasRawCalls()) {
                reply = askWhole(question, turn, output.isEmpty() ? text : _ -> {});
            } else if (reply.calls().isEmpty() && output.isEmpty() && !reply.cutShort()) {
                throw new ModelFailure(Reason.EMPTY, "neither text nor calls");
            }
            requests.labels("success").inc();
            if (failed.getAndSet(false)) {
                log.info("the language model answers again");
            }
            return reply;
        } catch (ModelFailure failure) {
            requests.labels(failure.reason().label()).inc();
            logFailure(failure);
            throw failure;
        }
    }

    /** The words are those that {@code scripts/doctor} looks for. */
    private void logFailure(ModelFailure failure) {
        failed.set(true);
        log.warn("the language model failed: {}: {}", failure.reason().label(), failure.detail());
    }

    /**
     * Logs a server that cannot be reached, or refuses the key, before anybody needs it. Whether it
     * has the model is not known: lists of models leave some out, or name them otherwise.
     */
    public void check() {
        try {
            connection.check();
        } catch (ModelFailure failure) {
            logFailure(failure);
        }
    }

    /** Servers that cannot find calls in a stream often find them in a whole answer. */
    private ModelReply askWhole(ModelQuestion question, Turn turn, ReplyReader.TextOutput text)
            throws ModelFailure, IOException {
        var output = new VisibleText(text);
        var reply = ask(question, false, turn, output);
        return output.hasRawCalls()
                ? new ModelReply(RawCalls.parse(output.rawCalls()), reply.cutShort())
                : reply;
    }

    private ModelReply ask(ModelQuestion question, boolean streamed, Turn turn, VisibleText output)
            throws ModelFailure, IOException {
        var first = streamed ? limits.firstByte() : limits.wholeAnswer();
        var limit = new PieceLimit(first, limits.betweenChunks(), firstToken::observe);
        var response = connection.open(question, streamed, turn, limit::left);
        var reader = new ReplyReader(output);
        try (var body = response.body()) {
            var type = response.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith("text/html")) {
                throw new ModelFailure(Reason.UNREADABLE, "a page: the address is another one");
            }
            if (type.startsWith("application/json")) {
                readWhole(body, reader, turn, limit);
            } else {
                readEvents(body, reader, output, turn, limit);
            }
            output.end();
        } finally {
            turn.used(reader.tokens() > 0 ? reader.tokens() : estimate(question, reader));
        }
        if (!reader.isWhole() && !output.hasRawCalls()) {
            throw new ModelFailure(Reason.CUT_OFF, "the answer ended in the middle");
        }
        return new ModelReply(reader.calls(), reader.isCutShort());
    }

    private void readEvents(
            ResponseStream body,
            ReplyReader reader,
            VisibleText output,
            Turn turn,
            PieceLimit limit)
            throws ModelFailure, IOException {
        var parser = new SseParser();
        var size = 0;
        while (!output.hasRawCalls()) {
            var bytes = next(body, reader, turn, limit);
            if (bytes == null && reader.isWhole()) {
                return; // half an event may be left
            }
            for (var data : bytes == null ? parser.end() : parser.read(bytes)) {
                limit.arrived();
                reader.read(data);
            }
            if (reader.isWhole()) {
                limit.whole();
            }
            if (bytes == null) {
                return;
            }
            size += bytes.length;
            if (size > MAX_STREAM) {
                throw new ModelFailure(Reason.TOO_LONG, "the stream is over 16 MiB");
            }
        }
    }

    private void readWhole(ResponseStream body, ReplyReader reader, Turn turn, PieceLimit limit)
            throws ModelFailure, IOException {
        var all = new ByteArrayOutputStream();
        for (byte[] bytes; (bytes = next(body, reader, turn, limit)) != null; ) {
            all.writeBytes(bytes);
            if (all.size() > MAX_WHOLE) {
                throw new ModelFailure(Reason.TOO_LONG, "the answer is over 1 MiB");
            }
        }
        limit.arrived();
        reader.read(all.toString(StandardCharsets.UTF_8));
    }

    /**
     * @return the next bytes; null at the end
     */
    private static byte @Nullable [] next(
            ResponseStream body, ReplyReader reader, Turn turn, PieceLimit limit)
            throws ModelFailure, IOException {
        try (var _ = turn.onStop(body::close)) {
            return body.next(limit.left());
        } catch (ModelFailure late) {
            if (reader.isWhole()) {
                return null; // all that can be missing is the number of tokens
            }
            throw late;
        }
    }

    private static int estimate(ModelQuestion question, ReplyReader reader) {
        return Tokens.of(Json.text(question.messages()))
                + Tokens.of(Json.text(question.tools()))
                + reader.length() / 3;
    }

    /** Cancels what is in progress. */
    @Override
    public void close() {
        connection.close();
    }
}
