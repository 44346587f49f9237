package todo.web.task;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * All changes of a user, the last one first.
 *
 * @param channel the API's name of the only channel shown; empty for all
 * @param channels to choose from
 * @param older path of the next page; null on the last
 */
public record HistoryPage(
        Page page, String channel, List<Channel> channels, List<Day> days, @Nullable String older) {

    /**
     * A part of the product through which changes are made.
     *
     * @param key the API's name; empty for all of them
     */
    public record Channel(String key, String label) {}

    /** The operations of one day. */
    public record Day(LocalDate date, String title, List<Entry> entries) {}

    /**
     * One operation.
     *
     * @param title of the first task, list or saved search that it changed
     * @param task id of that task; null if it is no task, or deleted
     * @param text what changed, for example: Priority: Medium → High
     * @param more how many others it changed
     * @param when for example: 17:40 · assistant
     * @param undone whether it has been undone
     */
    public record Entry(
            String operation,
            String title,
            @Nullable String task,
            String text,
            int more,
            String when,
            boolean undone) {}
}
