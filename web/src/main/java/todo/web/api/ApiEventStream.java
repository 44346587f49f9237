package todo.web.api;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An open stream of the API's events. No thread waits for the API: its bytes are parsed as they
 * arrive, and further ones are requested when all events have been taken. So a stream whose reader
 * is slow keeps one network buffer in memory.
 *
 * <p>{@link #poll()} is called by one thread; everything else is safe for concurrent use.
 */
public final class ApiEventStream implements AutoCloseable {

    /** The API sends something every 20 seconds. */
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    private final HttpHeaders headers;
    private final int longest;
    private final Queue<ApiEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> bytes = new AtomicReference<>();
    private final AtomicBoolean requested = new AtomicBoolean(true);
    private volatile Runnable arrival = () -> {};
    private volatile boolean ended;
    private volatile long lastReceived = System.nanoTime();

    /**
     * @param headers of the response
     * @param longest how many bytes of a line are kept
     */
    ApiEventStream(HttpHeaders headers, int longest) {
        this.headers = headers;
        this.longest = longest;
    }

    /**
     * @return the first value of a header of the response; null if it is absent
     */
    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /**
     * @param listener runs when events have arrived and when the stream has ended; must not block
     */
    public void onArrival(Runnable listener) {
        arrival = listener;
    }

    /**
     * @return the next event; null if none has arrived
     */
    public @Nullable ApiEvent poll() {
        var event = events.poll();
        var subscription = bytes.get();
        if (event == null && subscription != null && !requested.getAndSet(true)) {
            subscription.request(1);
        }
        return event;
    }

    /**
     * @return whether nothing more will arrive: the API has ended the stream, or has been silent
     *     for {@link #IDLE_TIMEOUT}
     */
    public boolean isEnded() {
        return ended || System.nanoTime() - lastReceived >= IDLE_TIMEOUT.toNanos();
    }

    /** Closes the connection to the API. */
    @Override
    public void close() {
        ended = true;
        var subscription = bytes.get();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** Receives the bytes; its body is available once the stream can be closed. */
    final class Subscriber implements BodySubscriber<ApiEventStream> {

        private final CompletableFuture<ApiEventStream> body = new CompletableFuture<>();
        private final EventParser parser = new EventParser(events::add, longest);

        @Override
        public CompletionStage<ApiEventStream> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            bytes.set(subscription);
            body.complete(ApiEventStream.this);
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            lastReceived = System.nanoTime();
            buffers.forEach(parser::read);
            requested.set(false);
            arrival.run(); // also after a comment, because more is requested when all is taken
        }

        @Override
        public void onError(Throwable broken) {
            end();
        }

        @Override
        public void onComplete() {
            end();
        }

        private void end() {
            ended = true;
            arrival.run();
        }
    }
}
