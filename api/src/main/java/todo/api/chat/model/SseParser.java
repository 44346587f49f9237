package todo.api.chat.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses the data of server-sent events from bytes as they arrive. Comments and other fields are
 * skipped; lines end with LF, CR or CRLF. Not safe for concurrent use.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML,
 *     server-sent events</a>
 */
final class SseParser {

    /** In bytes; a call of a tool with all its arguments may come in one event. */
    static final int MAX_EVENT = 512 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final List<String> complete = new ArrayList<>();
    private @Nullable StringBuilder data;
    private boolean afterReturn;

    /**
     * @return the data of the events that are complete now
     * @throws ModelFailure if an event is too long
     */
    List<String> read(byte[] bytes) throws ModelFailure {
        complete.clear();
        for (var next : bytes) {
            if (next == '\n' && afterReturn) {
                afterReturn = false;
            } else if (next == '\n' || next == '\r') {
                afterReturn = next == '\r';
                endLine();
            } else {
                afterReturn = false;
                line.write(next);
                if (line.size() + (data == null ? 0 : data.length()) > MAX_EVENT) {
                    throw new ModelFailure(
                            ModelFailure.Reason.TOO_LONG, "an event is over 512 KiB");
                }
            }
        }
        return List.copyOf(complete);
    }

    /**
     * @return the data of the last event, though no empty line has ended it
     */
    List<String> end() {
        complete.clear();
        endLine();
        endEvent();
        return List.copyOf(complete);
    }

    private void endLine() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            endEvent();
            return;
        }
        // llama.cpp names the field of an error "error".
        var value = value(text, "data:") == null ? value(text, "error:") : value(text, "data:");
        if (value != null) {
            data = data == null ? new StringBuilder(value) : data.append('\n').append(value);
        }
    }

    private static @Nullable String value(String line, String field) {
        if (!line.startsWith(field)) {
            return null;
        }
        var value = line.substring(field.length());
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private void endEvent() {
        if (data != null) {
            complete.add(data.toString());
            data = null;
        }
    }
}
