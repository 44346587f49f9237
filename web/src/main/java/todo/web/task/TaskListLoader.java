package todo.web.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;

/** Loads the tasks of a view. */
final class TaskListLoader {

    private static final int MAX_TASKS = 200;
    private static final int MAX_COMPLETED = 20;

    private TaskListLoader() {}

    /**
     * @param after cursor of the page; null for the first
     */
    static TaskListView load(Visit visit, View view, SideBar side, @Nullable String after) {
        var tasks = new TaskClient(visit);
        var query = TaskQuery.of(view, side);
        var open = tasks.list(query.open(), MAX_TASKS, after);
        var completed =
                query.completed().isEmpty() || after != null
                        ? null
                        : tasks.list(query.completed(), MAX_COMPLETED, null);
        var sections = new Sections(view, visit.today(), side);
        var listing = open.get();
        var done = completed == null ? new TaskClient.Listing(List.of(), 0, null) : completed.get();
        return new TaskListView(
                view,
                sections.of(listing.tasks(), query.grouping()),
                sections.rows(done.tasks()),
                done.total(),
                listing.next() == null ? null : next(view, listing.next()));
    }

    private static String next(View view, String cursor) {
        var path = view.path();
        return path + (path.contains("?") ? "&" : "?") + "after=" + Form.encode(cursor);
    }
}
