package todo.web.task;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Response;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.TimeZoneOffer;
import todo.web.views.page.JtealertGenerated;
import todo.web.views.task.JtechangedGenerated;
import todo.web.views.task.JtelistGenerated;

/** Shows the tasks of a view: as a page or, after a change, as a part of the current page. */
final class ListPages {

    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    Response show(Visit visit, View.Kind kind) {
        var view =
                switch (kind) {
                    case LIST, TAG, SAVED -> new View(kind, visit.pathParameter("key"));
                    case SEARCH -> View.search(visit.request().query().get("q"));
                    default -> new View(kind, "");
                };
        return page(200, visit, QuickAddForm.empty(view), view, null);
    }

    /**
     * @return the view after a change, with a message about the change
     */
    Response after(Visit visit, View view, FlashMessage message) {
        if (!Htmx.asks(visit.request())) {
            return FlashCookie.with(Response.seeOther(view.path()), visit.request(), message);
        }
        try {
            var side = SideBar.load(visit);
            var list = TaskListLoader.load(visit, view, side, null);
            var add = QuickAddForm.empty(view);
            var page = Page.of(title(view, side), visit, side, view.path());
            return Html.of(
                    200, out -> JtechangedGenerated.render(out, null, page, list, add, message));
        } catch (Failure.Unavailable unavailable) {
            var text = message.sentence() + " We can't refresh the list right now.";
            return Html.of(200, out -> JtealertGenerated.render(out, null, text))
                    .with("HX-Retarget", "#alert")
                    .with("HX-Reswap", "innerHTML");
        }
    }

    /**
     * @param alert null if nothing went wrong
     */
    Response page(int status, Visit visit, QuickAddForm add, View view, @Nullable String alert) {
        var shown = new Shown(visit, view, add, alert);
        SideBar side;
        try {
            side = SideBar.load(visit);
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.retryAfter(
                    shown.page(503, SideBar.EMPTY, "Tasks", null, null), unavailable.retryAfter());
        }
        var title = title(view, side);
        try {
            var after = visit.request().query("after");
            var list = TaskListLoader.load(visit, view, side, after);
            return shown.page(status, side, title, list, null);
        } catch (Failure.Invalid invalid) {
            if (!view.isWritten()) {
                throw invalid;
            }
            return shown.page(422, side, title, null, invalid.faults().getFirst().detail());
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.retryAfter(
                    shown.page(503, side, title, null, null), unavailable.retryAfter());
        }
    }

    private static String title(View view, SideBar side) {
        return switch (view.kind()) {
            case TODAY -> "Today";
            case UPCOMING -> "Upcoming";
            case INBOX -> "Inbox";
            case COMPLETED -> "Completed";
            case SEARCH -> "Search";
            case TAG -> "#" + view.key();
            case LIST -> side.list(view.key()).name();
            case SAVED -> side.saved(view.key()).name();
        };
    }

    /** The page of a view, for each outcome. */
    private record Shown(Visit visit, View view, QuickAddForm add, @Nullable String alert) {

        Response page(
                int status,
                SideBar side,
                String title,
                @Nullable TaskListView list,
                @Nullable String fault) {
            var page =
                    new ListPage(
                            Page.of(title, visit, side, view.path()),
                            title,
                            TODAY.format(visit.today().today()),
                            view,
                            list,
                            fault,
                            add,
                            alert,
                            TimeZoneOffer.of(visit.request(), visit.session().zone()));
            return Html.of(status, out -> JtelistGenerated.render(out, null, page));
        }
    }
}
