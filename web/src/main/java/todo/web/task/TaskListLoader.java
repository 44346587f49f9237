package todo.web.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.task.TaskClient.Listing;
import todo.web.task.TaskListView.Column;
import todo.web.task.TaskListView.Section;

/** Loads the tasks of a view, as the user has arranged it. */
final class TaskListLoader {

    private static final int MAX_TASKS = 200;
    private static final int MAX_CARDS = 50;
    private static final int MAX_COMPLETED = 20;
    private static final int MAX_OVERDUE = 50;
    private static final Listing NOTHING = new Listing(List.of(), 0, null);

    private final Visit visit;
    private final View view;
    private final SideBar side;
    private final TaskClient tasks;
    private final TaskQuery query;
    private final Arrangement arrangement;
    private final Sections sections;

    private TaskListLoader(Visit visit, View view, SideBar side) {
        this.visit = visit;
        this.view = view;
        this.side = side;
        this.tasks = new TaskClient(visit);
        this.query = TaskQuery.of(view, side);
        this.arrangement = ArrangementCookie.of(visit.request(), view);
        this.sections = new Sections(view, arrangement.grouping(), visit.today(), side);
    }

    /**
     * @param after cursor of the page; null for the first
     */
    static TaskListView load(Visit visit, View view, SideBar side, @Nullable String after) {
        var loader = new TaskListLoader(visit, view, side);
        return switch (loader.arrangement.shape()) {
            case LIST -> loader.list(after);
            case BOARD -> loader.board();
            case MONTH -> loader.month();
        };
    }

    private TaskListView list(@Nullable String after) {
        if (view.is(View.Kind.UPCOMING) && arrangement.grouping() == Grouping.DUE_DAY) {
            return upcoming(after);
        }
        var isToday = arrangement.grouping() == Grouping.DAY_PART;
        var overdue =
                isToday && after == null
                        ? tasks.list(q(TaskQuery.OVERDUE) + order(), MAX_OVERDUE, null)
                        : null;
        var open = isToday ? q("is:open due:today") : query.list();
        var page = tasks.list(open + (after == null ? order() : ""), MAX_TASKS, after);
        var completed =
                query.completed() == null || after != null
                        ? null
                        : tasks.list(completed(), MAX_COMPLETED, null);
        var listing = whole(page.get(), open, after);
        var done = completed == null ? NOTHING : completed.get();
        var shown = new ArrayList<Section>();
        if (overdue != null) {
            shown.addAll(sections.overdue(overdue.get()));
        }
        shown.addAll(sections.of(listing, done, after != null));
        return view(List.of(), shown, completed == null ? null : done, listing.next());
    }

    /**
     * Sections stay in one piece over several pages only in an order of their own, which the cursor
     * of the next page keeps.
     *
     * @return the page in that order if there are several
     */
    private Listing whole(Listing listing, String open, @Nullable String after) {
        var order = arrangement.grouping().order();
        return listing.next() == null
                        || after != null
                        || order == null
                        || order == arrangement.order()
                ? listing
                : tasks.list(open + order.parameters(), MAX_TASKS, null).get();
    }

    private TaskListView upcoming(@Nullable String after) {
        var listing =
                tasks.list(
                                query.list() + (after == null ? Order.DUE.parameters() : ""),
                                MAX_TASKS,
                                after)
                        .get();
        var days = new UpcomingDays(visit.today(), tasks);
        var counts =
                listing.next() == null && after == null
                        ? days.counts(listing.tasks())
                        : days.counts();
        var shown = days.shown(listing);
        return view(
                Strip.of(visit.today(), side.today(), counts, shown),
                sections.days(listing.tasks(), counts, after == null ? shown : null),
                null,
                listing.next());
    }

    private TaskListView board() {
        var pending = cards(Status.PENDING);
        var inProgress = cards(Status.IN_PROGRESS);
        var completed = tasks.list(completed(), MAX_COMPLETED, null);
        var shown =
                List.of(
                        column(Status.PENDING, pending.get()),
                        column(Status.IN_PROGRESS, inProgress.get()),
                        column(Status.COMPLETED, completed.get()));
        return new TaskListView(
                view, arrangement, List.of(), List.of(), shown, null, false, List.of(), 0, null);
    }

    private Supplier<Listing> cards(Status status) {
        return tasks.list(query.with(status) + order(), MAX_CARDS, null);
    }

    private Column column(Status status, Listing listing) {
        return new Column(status, sections.rows(listing.tasks()), listing.total());
    }

    private TaskListView month() {
        var month = new MonthLoader(visit, view, side, sections).load();
        return new TaskListView(
                view,
                arrangement,
                List.of(),
                List.of(),
                List.of(),
                month,
                false,
                List.of(),
                0,
                null);
    }

    private TaskListView view(
            List<Strip.Day> strip,
            List<Section> shown,
            @Nullable Listing completed,
            @Nullable String next) {
        var done = completed == null ? NOTHING : completed;
        return new TaskListView(
                view,
                arrangement,
                strip,
                shown,
                List.of(),
                null,
                completed != null,
                sections.rows(done.tasks()),
                done.total(),
                next == null ? null : path(next));
    }

    private String path(String cursor) {
        var path = view.path();
        return path + (path.contains("?") ? "&" : "?") + "after=" + Form.encode(cursor);
    }

    private String completed() {
        return query.with(Status.COMPLETED) + Order.COMPLETED.parameters();
    }

    private String order() {
        return arrangement.order() == Order.SAVED
                ? side.saved(view.key()).parameters()
                : arrangement.order().parameters();
    }

    private static String q(String text) {
        return TaskQuery.q(text);
    }
}
