package todo.web.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.account.Visit;
import todo.web.page.Today;
import todo.web.task.TaskClient.Listing;

/** Loads the list with three calls in parallel. */
final class TaskListLoader {

    private static final int MAX_TASKS = 500;
    private static final int COMPLETED_PER_PAGE = 100;
    private static final int COMPLETED_BESIDE_OPEN = 20;

    private TaskListLoader() {}

    /**
     * @param after cursor of the page; null for the first
     */
    static TaskListView load(Visit visit, ListQuery view, @Nullable String after) {
        var tasks = new TaskClient(visit);
        var filter = view.filter();
        var openLimit = filter == StatusFilter.COMPLETED ? 1 : MAX_TASKS;
        var pending =
                tasks.list(
                        Status.PENDING,
                        view.query(),
                        openLimit,
                        filter == StatusFilter.COMPLETED ? null : after);
        var inProgress = tasks.list(Status.IN_PROGRESS, view.query(), openLimit, null);
        var completed =
                tasks.list(
                        Status.COMPLETED,
                        view.query(),
                        completedLimit(filter),
                        filter == StatusFilter.COMPLETED ? after : null);
        return view(
                view,
                after != null,
                pending.get(),
                inProgress.get(),
                completed.get(),
                visit.today());
    }

    private static int completedLimit(StatusFilter filter) {
        return switch (filter) {
            case ALL -> COMPLETED_BESIDE_OPEN;
            case OPEN -> 1;
            case COMPLETED -> COMPLETED_PER_PAGE;
        };
    }

    private static TaskListView view(
            ListQuery view,
            boolean isLaterPage,
            Listing pending,
            Listing inProgress,
            Listing completed,
            Today today) {
        var filter = view.filter();
        var open = new ArrayList<Task>(pending.tasks());
        if (!isLaterPage) {
            open.addAll(inProgress.tasks());
        }
        return new TaskListView(
                view,
                filter == StatusFilter.COMPLETED ? List.of() : TaskListView.grouped(open, today),
                filter == StatusFilter.OPEN
                        ? List.of()
                        : TaskListView.completed(completed.tasks(), today),
                pending.total() + inProgress.total(),
                completed.total(),
                filter == StatusFilter.COMPLETED || pending.next() == null
                        ? null
                        : "/?"
                                + view.with(StatusFilter.OPEN).parameters()
                                + "&after="
                                + encoded(pending.next()),
                moreCompleted(view, completed));
    }

    private static @Nullable String moreCompleted(ListQuery view, Listing completed) {
        if (completed.next() == null || view.filter() == StatusFilter.OPEN) {
            return null;
        }
        var all = view.with(StatusFilter.COMPLETED);
        return view.filter() == StatusFilter.ALL
                ? all.path()
                : "/?" + all.parameters() + "&after=" + encoded(completed.next());
    }

    private static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
