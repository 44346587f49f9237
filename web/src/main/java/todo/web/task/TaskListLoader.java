package todo.web.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.http.Request;
import todo.web.account.Session;
import todo.web.page.Today;
import todo.web.task.TaskClient.Listing;

/** Gathers what the list shows from three calls that are on their way together. */
final class TaskListLoader {

    private static final int MOST = 500;
    private static final int DONE_ON_A_PAGE = 100;
    private static final int DONE_BESIDE_OPEN = 20;

    private final TaskClient tasks;

    TaskListLoader(TaskClient tasks) {
        this.tasks = tasks;
    }

    /**
     * @param after from where to go on; null for the first tasks
     */
    TaskListView load(
            Request request, Session session, ListQuery view, @Nullable String after, Today day) {
        var show = view.show();
        var openLimit = show == StatusFilter.DONE ? 1 : MOST;
        var pending =
                tasks.list(
                        request,
                        session,
                        Status.PENDING,
                        view.query(),
                        openLimit,
                        show == StatusFilter.DONE ? null : after);
        var started =
                tasks.list(request, session, Status.IN_PROGRESS, view.query(), openLimit, null);
        var done =
                tasks.list(
                        request,
                        session,
                        Status.COMPLETED,
                        view.query(),
                        doneLimit(show),
                        show == StatusFilter.DONE ? after : null);
        return view(view, after != null, pending.await(), started.await(), done.await(), day);
    }

    private static int doneLimit(StatusFilter show) {
        return switch (show) {
            case ALL -> DONE_BESIDE_OPEN;
            case OPEN -> 1;
            case DONE -> DONE_ON_A_PAGE;
        };
    }

    private static TaskListView list(
            ListQuery view,
            boolean further,
            Listing pending,
            Listing started,
            Listing done,
            Today day) {
        var show = view.show();
        var open = new ArrayList<Task>(pending.tasks());
        if (!further) {
            open.addAll(started.tasks());
        }
        return new TaskListView(
                view,
                show == StatusFilter.DONE ? List.of() : TaskListView.grouped(open, day),
                show == StatusFilter.OPEN ? List.of() : TaskListView.completed(done.tasks(), day),
                pending.total() + started.total(),
                done.total(),
                show == StatusFilter.DONE || pending.next() == null
                        ? null
                        : "/?"
                                + view.with(StatusFilter.OPEN).parameters()
                                + "&after="
                                + encoded(pending.next()),
                moreDone(view, done));
    }

    private static @Nullable String moreDone(ListQuery view, Listing done) {
        if (done.next() == null || view.show() == StatusFilter.OPEN) {
            return null;
        }
        var all = view.with(StatusFilter.DONE);
        return view.show() == StatusFilter.ALL
                ? all.path()
                : "/?" + all.parameters() + "&after=" + encoded(done.next());
    }

    private static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
