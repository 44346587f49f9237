package todo.web.page;

import org.jspecify.annotations.Nullable;

/**
 * What has just been done, in a sentence.
 *
 * @param undo where it is taken back; null where it cannot be
 */
public record FlashMessage(String sentence, @Nullable String undo) {

    private static final String PATH =
            "/tasks/[0-9a-f-]{36}/undo\\?show=[a-z]+(&q=[A-Za-z0-9%+._*-]+)?";

    public static FlashMessage of(String sentence) {
        return new FlashMessage(sentence, null);
    }

    public static FlashMessage undoable(String sentence, String path) {
        return new FlashMessage(sentence, path);
    }

    /**
     * @return as {@link #decode} reads it
     */
    String encode() {
        return undo == null ? sentence : sentence + "\n" + undo;
    }

    static FlashMessage decode(String text) {
        var end = text.lastIndexOf('\n');
        // From a cookie: it is the address of a form only if it is one of ours.
        return end >= 0 && text.substring(end + 1).matches(PATH)
                ? undoable(text.substring(0, end), text.substring(end + 1))
                : of(text);
    }
}
