package todo.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what has just been done.
 *
 * @param undo null if it cannot be undone
 */
public record FlashMessage(String sentence, @Nullable Undo undo) {

    private static final String PATH =
            "/operations/[0-9a-f-]{36}/undo\\?view=[A-Za-z0-9%+._*-]+&task=[0-9a-f-]{36}";

    /**
     * The form that undoes it.
     *
     * @param path where the form is sent
     * @param result the message after the undo
     */
    public record Undo(String path, String result) {}

    public static FlashMessage of(String sentence) {
        return new FlashMessage(sentence, null);
    }

    /**
     * @return in the form that {@link #decode} reads
     */
    String encode() {
        return undo == null ? sentence : String.join("\n", sentence, undo.path, undo.result);
    }

    static FlashMessage decode(String text) {
        var lines = List.of(text.split("\n", -1));
        // A cookie can be forged: only this site's own path becomes the target of a form.
        return lines.size() == 3 && lines.get(1).matches(PATH)
                ? new FlashMessage(lines.get(0), new Undo(lines.get(1), lines.get(2)))
                : of(lines.getFirst());
    }
}
