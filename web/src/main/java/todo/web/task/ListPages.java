package todo.web.task;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Request;
import todo.http.Response;
import todo.web.account.Session;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.TimeZoneOffer;
import todo.web.page.Today;
import todo.web.views.page.JtealertGenerated;
import todo.web.views.task.JtechangedGenerated;
import todo.web.views.task.JtelistGenerated;

/** Shows the list of tasks: as a page, or to htmx as a part of the current page. */
final class ListPages {

    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    private final TaskListLoader loader;
    private final Clock clock;

    ListPages(TaskListLoader loader, Clock clock) {
        this.loader = loader;
        this.clock = clock;
    }

    Response show(Request request, Session session) {
        var view = ListQuery.of(request.query());
        return Htmx.asks(request)
                ? part(load(request, session, view), view, null)
                : page(200, request, session, QuickAddForm.empty(view.filter()), view, null);
    }

    /**
     * @return the list after a change, with a message about the change
     */
    Response after(Request request, Session session, ListQuery view, FlashMessage message) {
        if (!Htmx.asks(request)) {
            return FlashCookie.with(Response.seeOther(view.path()), request, message);
        }
        try {
            return part(load(request, session, view), view, message)
                    .with("HX-Replace-Url", view.path());
        } catch (Failure.Unavailable unavailable) {
            var text = message.sentence() + " We can't refresh the list right now.";
            return Html.of(200, out -> JtealertGenerated.render(out, null, text))
                    .with("HX-Retarget", "#alert")
                    .with("HX-Reswap", "innerHTML");
        }
    }

    private TaskListView load(Request request, Session session, ListQuery view) {
        var today = Today.in(session.zone(), clock);
        return loader.load(request, session, view, request.query("after"), today);
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
            int status,
            Request request,
            Session session,
            QuickAddForm add,
            ListQuery view,
            @Nullable String alert) {
        try {
            var list = load(request, session, view);
            return page(status, request, session, view, list, null, add, alert);
        } catch (Failure.Invalid invalid) {
            var fault = invalid.faults().getFirst().detail();
            return page(422, request, session, view, null, fault, add, alert);
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.retryAfter(
                    page(503, request, session, view, null, null, add, alert),
                    unavailable.retryAfter());
        }
    }

    private Response page(
            int status,
            Request request,
            Session session,
            ListQuery view,
            @Nullable TaskListView list,
            @Nullable String fault,
            QuickAddForm add,
            @Nullable String alert) {
        var page =
                new ListPage(
                        Page.of("Tasks", session.name(), request),
                        TODAY.format(Today.in(session.zone(), clock).today()),
                        view,
                        list,
                        fault,
                        add,
                        alert,
                        TimeZoneOffer.of(request, session.zone()));
        return Html.of(status, out -> JtelistGenerated.render(out, null, page));
    }
}
