package todo.web.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parses server-sent events from bytes as they arrive. The API ends each line with a line feed and
 * writes the data of an event as one line. Not safe for concurrent use.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML,
 *     server-sent events</a>
 */
final class EventParser {

    /**
     * In bytes; the rest of a line is dropped. A task can take 60 KiB, and hundreds of streams can
     * receive one at the same moment. What identifies a change takes about 200 bytes at the
     * beginning of its data.
     */
    static final int MAX_LINE = 1024;

    private final Consumer<ApiEvent> events;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable Duration retry;
    private String start = "";

    /**
     * @param events receives each event when it is complete
     */
    EventParser(Consumer<ApiEvent> events) {
        this(events, MAX_LINE);
    }

    /**
     * @param longest how many bytes of a line are kept
     */
    EventParser(Consumer<ApiEvent> events, int longest) {
        this.events = events;
        this.longest = longest;
    }

    void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            var next = bytes.get();
            if (next == '\n') {
                endLine(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (line.size() < longest) {
                line.write(next);
            }
        }
    }

    private void endLine(String text) {
        if (text.isEmpty()) {
            endEvent();
            return;
        }
        var colon = text.indexOf(": ");
        if (colon <= 0) {
            return; // a comment
        }
        var value = text.substring(colon + 2);
        switch (text.substring(0, colon)) {
            case "id" -> id = value.matches("[0-9]{1,18}") ? value : null;
            case "event" -> type = value;
            case "data" -> start = value;
            case "retry" -> retry = pause(value);
            default -> {}
        }
    }

    private static @Nullable Duration pause(String value) {
        return value.matches("[0-9]{1,9}") ? Duration.ofMillis(Long.parseLong(value)) : null;
    }

    private void endEvent() {
        if (id != null || type != null || retry != null || !start.isEmpty()) {
            events.accept(new ApiEvent(id, type, start, retry));
        }
        id = null;
        type = null;
        retry = null;
        start = "";
    }
}
