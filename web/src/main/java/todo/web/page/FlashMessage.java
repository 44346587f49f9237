package todo.web.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what has just been done.
 *
 * @param undo null if it cannot be undone
 * @param link to what it is about; null for none
 */
public record FlashMessage(String sentence, @Nullable Undo undo, @Nullable Link link) {

    private static final String PATH =
            "/operations/[0-9a-f-]{36}/undo\\?view=[A-Za-z0-9%+._*-]+&task=[0-9a-f-]{36}"
                    + "(&more=[0-9a-f-]{36})*";

    private static final String LINK =
            "(/inbox|/lists/[0-9a-f-]{36})#task-[0-9a-f-]{36}|/settings/searches/[0-9a-f-]{36}";

    /**
     * @param undo null if it cannot be undone
     */
    public FlashMessage(String sentence, @Nullable Undo undo) {
        this(sentence, undo, null);
    }

    /**
     * A link after the sentence.
     *
     * @param path of a page of this site
     */
    public record Link(String path, String text) {}

    /**
     * The form that undoes it.
     *
     * @param path where the form is sent
     * @param result the message afterwards; empty for a redo
     */
    public record Undo(String path, String result) {

        /**
         * @return whether it undoes an undo
         */
        public boolean isRedo() {
            return result.isEmpty();
        }
    }

    public static FlashMessage of(String sentence) {
        return new FlashMessage(sentence, null);
    }

    /**
     * @param operation that the message offers to undo; null for none
     * @param undone the message after the undo
     * @return a message whose undo leads to Today
     */
    public static FlashMessage undoable(String sentence, @Nullable UUID operation, String undone) {
        var path = "/operations/%s/undo?view=%%2F&task=%s".formatted(operation, operation);
        return new FlashMessage(sentence, operation == null ? null : new Undo(path, undone));
    }

    /**
     * @param link null for none
     */
    public FlashMessage with(@Nullable Link link) {
        return new FlashMessage(sentence, undo, link);
    }

    /**
     * @return in the form that {@link #decode} reads
     */
    String encode() {
        return String.join(
                "\n",
                sentence,
                undo == null ? "" : undo.path,
                undo == null ? "" : undo.result,
                link == null ? "" : link.path,
                link == null ? "" : link.text);
    }

    static FlashMessage decode(String text) {
        var lines = List.of((text + "\n\n\n\n").split("\n", -1));
        // A cookie can be forged: only this site's own paths become the target of a form or a link.
        return new FlashMessage(
                lines.get(0),
                lines.get(1).matches(PATH) ? new Undo(lines.get(1), lines.get(2)) : null,
                lines.get(3).matches(LINK) ? new Link(lines.get(3), lines.get(4)) : null);
    }
}
