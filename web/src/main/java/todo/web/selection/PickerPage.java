package todo.web.selection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar.ListItem;
import todo.web.page.Page;
import todo.web.task.Selection;

/**
 * A picker for the selected tasks.
 *
 * @param question its heading
 * @param lists to choose from
 * @param own the tags of the only task; empty for several tasks
 * @param tags all tags in use
 * @param typed what was typed
 * @param alert null if nothing went wrong
 */
public record PickerPage(
        Page page,
        Selection selection,
        String question,
        List<ListItem> lists,
        List<String> own,
        List<String> tags,
        String typed,
        @Nullable String alert) {

    public boolean isInDialog() {
        return page.side() == null;
    }
}
