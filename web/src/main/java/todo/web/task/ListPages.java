package todo.web.task;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.offline.Outbox;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.TimeZoneOffer;
import todo.web.views.page.JtealertGenerated;
import todo.web.views.task.JtechangedGenerated;
import todo.web.views.task.JtecompletedGenerated;
import todo.web.views.task.JtelistGenerated;
import todo.web.views.task.JtequeryStateGenerated;

/** Shows the tasks of a view: as a page or, after a change, as a part of the current page. */
public final class ListPages {

    void addTo(UserRoutes users) {
        for (var kind : View.Kind.values()) {
            users.page(kind.route(), visit -> show(visit, kind));
        }
    }

    private Response show(Visit visit, View.Kind kind) {
        var view =
                switch (kind) {
                    case LIST, TAG, SAVED -> new View(kind, visit.pathParameter("key"));
                    case SEARCH -> View.search(visit.query().get("q"));
                    default -> new View(kind, "");
                };
        var there = view.at(visit.query());
        return page(200, visit, QuickAddForm.empty(there), there, null);
    }

    /**
     * @return the view after a change, with a message about the change; also refreshes the open
     *     task
     */
    public Response after(Visit visit, View view, FlashMessage message) {
        return after(visit, view, message, null);
    }

    /**
     * @param message null for none
     * @param panel null to load the open task
     * @return 204 for the outbox, which only needs to know that the change is saved
     */
    Response after(Visit visit, View view, @Nullable FlashMessage message, @Nullable Panel panel) {
        if (Outbox.sends(visit.request())) {
            return Response.status(204);
        }
        var open = OpenTask.of(visit);
        if (!Htmx.asks(visit.request())) {
            var page = Response.seeOther(open == null ? view.path() : OpenTask.path(open, view));
            return message == null ? page : FlashCookie.with(page, visit.request(), message);
        }
        try {
            return changed(visit, view, message, open, panel);
        } catch (Failure.Unavailable unavailable) {
            return notRefreshed(visit, message);
        } catch (Failure.Invalid invalid) {
            // The query of the view: the change itself is done.
            if (!view.isWritten()) {
                throw invalid;
            }
            return notRefreshed(visit, message);
        }
    }

    private static Response notRefreshed(Visit visit, @Nullable FlashMessage message) {
        var done = message == null ? "" : message.sentence() + " ";
        var text = done + visit.texts().listNotRefreshed();
        return Html.of(200, out -> JtealertGenerated.render(out, null, text))
                .with("HX-Retarget", "#alert")
                .with("HX-Reswap", "innerHTML");
    }

    /**
     * Answers the completion of a task that only leaves the open tasks of its view: the script of
     * the page moves its row. Otherwise the same as {@link #after}.
     */
    Response afterCompletion(Visit visit, View view, Task task, FlashMessage message) {
        var arrangement = ArrangementCookie.of(visit.request(), view);
        if (!Htmx.asks(visit.request())
                || !view.showsCompletedApart()
                || arrangement.shape() != Shape.LIST
                || OpenTask.of(visit) != null) {
            return after(visit, view, message);
        }
        try {
            var side = SideBar.load(visit);
            var page = Page.of(title(view, side, visit), visit, side, view.home().path());
            var row =
                    new Sections(view, arrangement.grouping(), visit.today(), side)
                            .rows(List.of(task))
                            .getFirst();
            return Html.of(
                            200,
                            out ->
                                    JtecompletedGenerated.render(
                                            out, null, page, row, view, message))
                    .with("HX-Reswap", "none")
                    .with("HX-Trigger", "{\"completed\":\"" + task.id() + "\"}");
        } catch (Failure.Unavailable unavailable) {
            return notRefreshed(visit, message);
        }
    }

    private static Response changed(
            Visit visit,
            View view,
            @Nullable FlashMessage message,
            @Nullable String open,
            @Nullable Panel panel) {
        var side = SideBar.load(visit);
        var list = TaskListLoader.load(visit, view, side, null);
        var add = QuickAddForm.empty(view);
        var page = Page.of(title(view, side, visit), visit, side, view.home().path());
        var shown = panel != null || open == null ? panel : openPanel(visit, open, view, side);
        var closes = open != null && shown == null;
        var answer =
                Html.of(
                        200,
                        out ->
                                JtechangedGenerated.render(
                                        out, null, page, list, add, message, shown, closes));
        return closes ? answer.with("HX-Push-Url", view.path()) : answer;
    }

    /**
     * @return null if the task has been deleted
     */
    private static @Nullable Panel openPanel(Visit visit, String open, View view, SideBar side) {
        try {
            return PanelLoader.load(visit, open, view, side);
        } catch (Failure.NotFound deleted) {
            return null;
        }
    }

    /**
     * @param alert null if nothing went wrong
     */
    Response page(int status, Visit visit, QuickAddForm add, View view, @Nullable String alert) {
        return page(status, visit, add, view, alert, null);
    }

    /**
     * @return the view with a panel beside it
     */
    Response page(int status, Visit visit, View view, Panel panel) {
        return page(status, visit, QuickAddForm.empty(view), view, null, panel);
    }

    private static Response page(
            int status,
            Visit visit,
            QuickAddForm add,
            View view,
            @Nullable String alert,
            @Nullable Panel panel) {
        var shown = new Shown(visit, view, add, alert, panel);
        SideBar side;
        try {
            side = SideBar.load(visit);
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.retryAfter(
                    shown.page(503, SideBar.EMPTY, visit.texts().tasks(), null, null),
                    unavailable.retryAfter());
        }
        var title = title(view, side, visit);
        try {
            var after = visit.request().query("after");
            var list = TaskListLoader.load(visit, view, side, after);
            return shown.page(status, side, title, list, null);
        } catch (Failure.Invalid invalid) {
            if (!view.isWritten()) {
                throw invalid;
            }
            var isTyping = view.is(View.Kind.SEARCH) && Htmx.asks(visit.request());
            var query = TaskQuery.of(view, side).filter();
            var fault = QueryFault.of(query, invalid, visit, QueryWords.of(side), isTyping);
            if (isTyping && Htmx.targets(visit.request(), "task-list")) {
                // The last results stay.
                return Html.of(
                                200,
                                out ->
                                        JtequeryStateGenerated.render(
                                                out, null, visit.texts(), fault))
                        .with("HX-Reswap", "none");
            }
            return shown.page(isTyping ? 200 : 422, side, title, null, fault);
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.retryAfter(
                    shown.page(503, side, title, null, null), unavailable.retryAfter());
        }
    }

    private static String title(View view, SideBar side, Visit visit) {
        var texts = visit.texts();
        return switch (view.kind()) {
            case TODAY -> texts.today();
            case UPCOMING -> texts.upcoming();
            case INBOX -> texts.inbox();
            case CALENDAR -> visit.today().month(month(visit, view).atDay(1));
            case COMPLETED -> texts.completed();
            case SEARCH -> texts.search();
            case TAG -> "#" + view.key();
            case LIST -> side.list(view.key()).name();
            case SAVED -> side.saved(view.key()).name();
        };
    }

    private static YearMonth month(Visit visit, View view) {
        return Month.of(view, visit.today().today());
    }

    private static String subtitle(Visit visit, View view, Arrangement arrangement) {
        var today = visit.today();
        return switch (view.kind()) {
            case TODAY -> today.weekdayAndDate(today.today());
            case CALENDAR -> String.valueOf(month(visit, view).getYear());
            case UPCOMING, INBOX, COMPLETED, LIST, TAG, SAVED, SEARCH ->
                    arrangement.shape() == Shape.MONTH
                            ? today.monthAndYear(month(visit, view))
                            : "";
        };
    }

    /** The page of a view, for each outcome. */
    private record Shown(
            Visit visit,
            View view,
            QuickAddForm add,
            @Nullable String alert,
            @Nullable Panel panel) {

        Response page(
                int status,
                SideBar side,
                String title,
                @Nullable TaskListView list,
                @Nullable QueryFault fault) {
            var arrangement = ArrangementCookie.of(visit.request(), view);
            var page =
                    new ListPage(
                            Page.of(
                                    panel == null ? title : panel.title(),
                                    visit,
                                    side,
                                    view.home().path()),
                            title,
                            subtitle(visit, view, arrangement),
                            view,
                            arrangement,
                            list,
                            fault,
                            view.is(View.Kind.SEARCH) ? QueryWords.of(side) : null,
                            add,
                            alert,
                            view.day() == null ? null : visit.today().weekdayAndDate(view.day()),
                            panel,
                            TimeZoneOffer.of(visit.request(), visit.session().zone()));
            return Html.of(status, out -> JtelistGenerated.render(out, null, page));
        }
    }
}
