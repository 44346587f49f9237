package todo.web.task;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Response;
import todo.web.account.Visit;
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

/** Shows the list of tasks: as a page, or to htmx as a part of the current page. */
final class ListPages {

    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    Response show(Visit visit) {
        var view = ListQuery.of(visit.request().query());
        return Htmx.asks(visit.request())
                ? part(load(visit, view), view, null)
                : page(200, visit, QuickAddForm.empty(view.filter()), view, null);
    }

    /**
     * @return the list after a change, with a message about the change
     */
    Response after(Visit visit, ListQuery view, FlashMessage message) {
        if (!Htmx.asks(visit.request())) {
            return FlashCookie.with(Response.seeOther(view.path()), visit.request(), message);
        }
        try {
            return part(load(visit, view), view, message).with("HX-Replace-Url", view.path());
        } catch (Failure.Unavailable unavailable) {
            var text = message.sentence() + " We can't refresh the list right now.";
            return Html.of(200, out -> JtealertGenerated.render(out, null, text))
                    .with("HX-Retarget", "#alert")
                    .with("HX-Reswap", "innerHTML");
        }
    }

    private TaskListView load(Visit visit, ListQuery view) {
        return TaskListLoader.load(visit, view, visit.request().query("after"));
    }

    private static Response part(
            TaskListView list, ListQuery view, @Nullable FlashMessage message) {
        var add = QuickAddForm.empty(view.filter());
        return Html.of(200, out -> JtechangedGenerated.render(out, null, list, add, message));
    }

    /**
     * @param alert null if nothing went wrong
     */
    Response page(
            int status, Visit visit, QuickAddForm add, ListQuery view, @Nullable String alert) {
        try {
            var list = load(visit, view);
            return page(status, visit, view, list, null, add, alert);
        } catch (Failure.Invalid invalid) {
            var fault = invalid.faults().getFirst().detail();
            return page(422, visit, view, null, fault, add, alert);
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.retryAfter(
                    page(503, visit, view, null, null, add, alert), unavailable.retryAfter());
        }
    }

    private Response page(
            int status,
            Visit visit,
            ListQuery view,
            @Nullable TaskListView list,
            @Nullable String fault,
            QuickAddForm add,
            @Nullable String alert) {
        var page =
                new ListPage(
                        Page.of("Tasks", visit.session().name(), visit.request()),
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
