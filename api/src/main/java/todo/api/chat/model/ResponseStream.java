package todo.api.chat.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, read with a time limit for each piece. Further bytes are requested when
 * the previous ones have been taken, so that one network buffer is in memory. One thread reads;
 * {@link #close()} is safe for concurrent use.
 */
final class ResponseStream implements BodySubscriber<ResponseStream>, AutoCloseable {

    private final BlockingQueue<Signal> arrived = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> bytes = new AtomicReference<>();
    private volatile boolean closed;

    private sealed interface Signal {
        record Bytes(ByteBuffer bytes) implements Signal {}

        record End() implements Signal {}

        record Broken(String why) implements Signal {}

        record Closed() implements Signal {}
    }

    /**
     * @return the next bytes; null at the end
     * @throws ModelFailure if nothing arrives in time, or the connection breaks
     * @throws IOException if {@link #close()} was called
     */
    byte @Nullable [] next(Duration limit) throws ModelFailure, IOException {
        return switch (await(limit)) {
            case null ->
                    throw new ModelFailure(
                            ModelFailure.Reason.TOO_SLOW,
                            "nothing arrived for %d ms".formatted(limit.toMillis()));
            case Signal.Bytes piece -> {
                Objects.requireNonNull(bytes.get()).request(1);
                yield piece.bytes().array();
            }
            case Signal.End _ -> {
                arrived.add(new Signal.End());
                yield null;
            }
            case Signal.Broken(var why) -> throw new ModelFailure(ModelFailure.Reason.CUT_OFF, why);
            case Signal.Closed _ -> throw new IOException("stopped");
        };
    }

    private @Nullable Signal await(Duration limit) throws IOException {
        try {
            return closed
                    ? new Signal.Closed()
                    : arrived.poll(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    /** Ends the connection, unless the body was read to its end. */
    @Override
    public void close() {
        closed = true;
        arrived.add(new Signal.Closed());
        var subscription = bytes.get();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public CompletionStage<ResponseStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        bytes.set(subscription);
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        var all = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        var position = 0;
        for (var buffer : buffers) {
            var length = buffer.remaining();
            buffer.get(all, position, length);
            position += length;
        }
        arrived.add(new Signal.Bytes(ByteBuffer.wrap(all)));
    }

    @Override
    public void onError(Throwable broken) {
        arrived.add(new Signal.Broken(broken.toString()));
    }

    @Override
    public void onComplete() {
        arrived.add(new Signal.End());
    }
}
