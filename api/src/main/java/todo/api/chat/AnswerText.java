package todo.api.chat;

import java.io.IOException;

/**
 * The text that an answer is saying: sends each piece, and gathers the whole. Used by one thread;
 * every method that sends throws {@link IOException} if the reader is gone.
 */
final class AnswerText {

    private final UiMessageStream stream;
    private final StringBuilder text = new StringBuilder();
    private int number;
    private boolean open;

    /** The first half of a character of which the model has sent one half; U+0000 for none. */
    private char half;

    AnswerText(UiMessageStream stream) {
        this.stream = stream;
    }

    void say(String piece) throws IOException {
        var whole = half == 0 ? piece : half + piece;
        half = 0;
        if (!whole.isEmpty() && Character.isHighSurrogate(whole.charAt(whole.length() - 1))) {
            half = whole.charAt(whole.length() - 1);
            whole = whole.substring(0, whole.length() - 1);
        }
        if (whole.isEmpty()) {
            return;
        }
        var cleaned = ModelText.clean(whole);
        text.append(cleaned);
        if (!open) {
            open = true;
            number++;
            stream.startText(id());
        }
        stream.text(id(), cleaned);
    }

    private String id() {
        return "text-" + number;
    }

    /**
     * @return what was said since the last {@link #take()}
     */
    String soFar() {
        return text.toString();
    }

    /** Begins another text. Call {@link #close()} first. */
    void take() {
        text.setLength(0);
    }

    void close() throws IOException {
        half = 0;
        if (open) {
            open = false;
            stream.endText(id());
        }
    }
}
