package todo.web.assistant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer says or does, for people. */
public sealed interface Part {

    /**
     * @return of its element
     */
    String id();

    /**
     * @param markdown which a model may have written: not to be trusted
     */
    record Words(String id, String markdown) implements Part {}

    /**
     * What a tool has done.
     *
     * @param icon the name of the icon
     * @param sentence for example: Added: “Buy milk”
     * @param items what it is about, unfolded on request
     * @param operation to undo; null if it has changed nothing
     * @param isUndone whether the operation has been undone
     */
    record Tool(
            String id,
            String icon,
            String sentence,
            List<Item> items,
            @Nullable String operation,
            boolean isUndone)
            implements Part {}

    /**
     * A task or a list.
     *
     * @param path of its page; null for none
     * @param isTask whether the page opens beside a list
     * @param fact for example: Tomorrow; empty for none
     */
    record Item(String title, @Nullable String path, boolean isTask, String fact) {}

    /**
     * What a tool may only do if the user agrees.
     *
     * @param approval identifies it at the API
     * @param question in Markdown
     * @param isDeletion whether it deletes tasks
     */
    record Approval(String id, String approval, String question, boolean isDeletion)
            implements Part {}
}
