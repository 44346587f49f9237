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
    Board load(Request request, Session session, Show show, @Nullable String after, Day day) {
        var openLimit = show == Show.DONE ? 1 : MOST;
        var pending =
                tasks.list(
                        request,
                        session,
                        Status.PENDING,
                        openLimit,
                        show == Show.DONE ? null : after);
        var started = tasks.list(request, session, Status.IN_PROGRESS, openLimit, null);
        var done =
                tasks.list(
                        request,
                        session,
                        Status.COMPLETED,
                        doneLimit(show),
                        show == Show.DONE ? after : null);
        return board(show, after != null, pending.await(), started.await(), done.await(), day);
    }

    private static int doneLimit(Show show) {
        return switch (show) {
            case ALL -> DONE_BESIDE_OPEN;
            case OPEN -> 1;
            case DONE -> DONE_ON_A_PAGE;
        };
    }

    private static Board board(
            Show show, boolean further, Listing pending, Listing started, Listing done, Day day) {
        var open = new ArrayList<Task>(pending.tasks());
        if (!further) {
            open.addAll(started.tasks());
        }
        return new Board(
                show,
                show == Show.DONE ? List.of() : Board.grouped(open, day),
                show == Show.OPEN ? List.of() : Board.completed(done.tasks(), day),
                pending.total() + started.total(),
                done.total(),
                show == Show.DONE || pending.next() == null
                        ? null
                        : "/?show=open&after=" + encoded(pending.next()),
                moreDone(show, done));
    }

    private static @Nullable String moreDone(Show show, Listing done) {
        if (done.next() == null || show == Show.OPEN) {
            return null;
        }
        return show == Show.ALL ? Show.DONE.path() : "/?show=done&after=" + encoded(done.next());
    }

    private static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
