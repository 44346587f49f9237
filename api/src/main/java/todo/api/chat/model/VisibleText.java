package todo.api.chat.model;

import java.io.IOException;
import java.util.List;
import todo.api.chat.ModelText;

/**
 * Passes an answer's text on as it arrives, without the parts that are not for people: thoughts
 * between {@code <think>} and {@code </think>} at the beginning, and {@link RawCalls} at the
 * beginning of a line. Not safe for concurrent use.
 */
final class VisibleText implements ReplyReader.TextOutput {

    private static final String THOUGHT = "<think>";
    private static final String THOUGHT_END = "</think>";

    private final ReplyReader.TextOutput output;
    private final StringBuilder held = new StringBuilder();
    private State state = State.TEXT;
    private boolean atLineStart = true;
    private boolean empty = true;

    private enum State {
        TEXT,
        THOUGHT,
        RAW_CALLS
    }

    VisibleText(ReplyReader.TextOutput output) {
        this.output = output;
    }

    @Override
    public void write(String piece) throws IOException {
        held.append(piece);
        var before = -1;
        while (held.length() != before) {
            before = held.length();
            step();
        }
    }

    private void step() throws IOException {
        switch (state) {
            case TEXT -> {
                var tag = held.indexOf("<");
                if (tag != 0) {
                    pass(tag < 0 ? wholeCharacters() : tag);
                } else if (empty && starts(THOUGHT)) {
                    drop(THOUGHT.length());
                    state = State.THOUGHT;
                } else if (atLineStart && starts(RawCalls.BEGIN)) {
                    state = State.RAW_CALLS;
                } else if (!mayBecomeTag()) {
                    pass(1);
                }
            }
            case THOUGHT -> {
                var end = held.indexOf(THOUGHT_END);
                if (end >= 0) {
                    drop(end + THOUGHT_END.length());
                    state = State.TEXT;
                } else {
                    // A part of the end may have arrived.
                    drop(Math.max(0, held.length() - THOUGHT_END.length()));
                }
            }
            case RAW_CALLS -> {}
        }
    }

    /** Some servers send the halves of a surrogate pair one after the other. */
    private int wholeCharacters() {
        var length = held.length();
        return length > 0 && Character.isHighSurrogate(held.charAt(length - 1))
                ? length - 1
                : length;
    }

    private boolean starts(String tag) {
        return held.indexOf(tag) == 0;
    }

    private boolean mayBecomeTag() {
        return List.of(THOUGHT, RawCalls.BEGIN).stream()
                .anyMatch(tag -> tag.startsWith(held.toString()));
    }

    private void pass(int length) throws IOException {
        var text = ModelText.clean(held.substring(0, length));
        drop(length);
        var said = empty ? text.stripLeading() : text;
        if (!said.isEmpty()) {
            empty = false;
            output.write(said);
        }
        if (!text.isEmpty()) {
            atLineStart = text.endsWith("\n") || empty;
        }
    }

    private void drop(int length) {
        held.delete(0, length);
    }

    /** Passes on what may have become a tag, and has not. */
    void end() throws IOException {
        if (state == State.TEXT) {
            pass(held.length());
        }
    }

    /**
     * @return whether nothing was passed on
     */
    boolean isEmpty() {
        return empty;
    }

    boolean hasRawCalls() {
        return state == State.RAW_CALLS;
    }

    /**
     * @return the text from the first call on; empty if there is none
     */
    String rawCalls() {
        return hasRawCalls() ? held.toString() : "";
    }
}
