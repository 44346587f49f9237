package todo.web.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.http.Request;
import todo.web.account.Session;
import todo.web.page.Day;
import todo.web.task.Tasks.Listing;

/** Gathers what the list shows from three calls that are on their way together. */
final class Boards {

    private static final int MOST = 500;
    private static final int DONE_ON_A_PAGE = 100;
    private static final int DONE_BESIDE_OPEN = 20;

    private final Tasks tasks;

    Boards(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * @param after from where to go on; null for the first tasks
     */
    Board load(Request request, Session session, View view, @Nullable String after, Day day) {
        var show = view.show();
        var openLimit = show == Show.DONE ? 1 : MOST;
        var pending =
                tasks.list(
                        request,
                        session,
                        Status.PENDING,
                        view.query(),
                        openLimit,
                        show == Show.DONE ? null : after);
        var started =
                tasks.list(request, session, Status.IN_PROGRESS, view.query(), openLimit, null);
        var done =
                tasks.list(
                        request,
                        session,
                        Status.COMPLETED,
                        view.query(),
                        doneLimit(show),
                        show == Show.DONE ? after : null);
        return board(view, after != null, pending.await(), started.await(), done.await(), day);
    }

    private static int doneLimit(Show show) {
        return switch (show) {
            case ALL -> DONE_BESIDE_OPEN;
            case OPEN -> 1;
            case DONE -> DONE_ON_A_PAGE;
        };
    }

    private static Board board(
            View view, boolean further, Listing pending, Listing started, Listing done, Day day) {
        var show = view.show();
        var open = new ArrayList<Task>(pending.tasks());
        if (!further) {
            open.addAll(started.tasks());
        }
        return new Board(
                view,
                show == Show.DONE ? List.of() : Board.grouped(open, day),
                show == Show.OPEN ? List.of() : Board.completed(done.tasks(), day),
                pending.total() + started.total(),
                done.total(),
                show == Show.DONE || pending.next() == null
                        ? null
                        : "/?"
                                + view.with(Show.OPEN).parameters()
                                + "&after="
                                + encoded(pending.next()),
                moreDone(view, done));
    }

    private static @Nullable String moreDone(View view, Listing done) {
        if (done.next() == null || view.show() == Show.OPEN) {
            return null;
        }
        var all = view.with(Show.DONE);
        return view.show() == Show.ALL
                ? all.path()
                : "/?" + all.parameters() + "&after=" + encoded(done.next());
    }

    private static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
