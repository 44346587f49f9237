package todo.web.due;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;
import todo.web.page.Today;
import todo.web.task.Selection;

/**
 * The picker of due dates.
 *
 * @param question its heading
 * @param count how many tasks it changes
 * @param words as they were typed
 * @param time as it was typed, or of the task; empty for the whole day
 * @param alert why nothing has been changed; null if nothing went wrong
 */
public record DuePage(
        Page page,
        Selection selection,
        String question,
        long count,
        String words,
        String time,
        @Nullable String alert,
        PickerMonth month,
        Today today) {

    /** More tasks than a person sees at a glance. */
    private static final int MANY = 20;

    public List<Preset> presets() {
        return List.of(Preset.values());
    }

    /**
     * @return says how many tasks change; null if the heading is enough
     */
    public @Nullable String warning() {
        return count > MANY ? page.texts().changesTasks(count) : null;
    }

    /**
     * @return the address of the same picker with another month
     */
    public String at(String otherMonth) {
        return "/selection/due?" + selection.query() + "&month=" + otherMonth;
    }
}
