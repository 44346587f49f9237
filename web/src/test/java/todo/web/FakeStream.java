package todo.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One stream of events of {@link FakeApi}, which sends what a test wants. */
public final class FakeStream {

    private static final String END = "";

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private volatile String conversation = FakeApi.ID;

    /** Names another conversation than {@link FakeApi#ID}. */
    public FakeStream ofConversation(String id) {
        conversation = id;
        return this;
    }

    public FakeStream send(String text) {
        texts.add(text);
        return this;
    }

    /** Ends the stream after what has been sent. */
    public void end() {
        texts.add(END);
    }

    /**
     * @return whether the client has closed the connection within ten seconds
     */
    public boolean awaitClosed() throws InterruptedException {
        return closed.await(10, TimeUnit.SECONDS);
    }

    /** Sends a comment every ten milliseconds, which shows when the client is gone. */
    void run(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Conversation-Id", conversation);
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        try {
            while (true) {
                var text = texts.poll(10, TimeUnit.MILLISECONDS);
                if (END.equals(text)) {
                    return;
                }
                out.write((text == null ? ":\n\n" : text).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            closed.countDown();
            throw gone;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
