package todo.web.task;

import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;

/** {@code POST /arrangement}: chooses how a view is shown. */
final class ArrangementController {

    void addTo(UserRoutes users) {
        users.button("/arrangement", this::arrange);
    }

    /** What the form does not choose stays as it is. */
    private Response arrange(Visit visit, Form form) {
        var view = View.of(form).home();
        var current = ArrangementCookie.of(visit.request(), view).form();
        var arrangement = Choices.of(view).arrangement(current.and(form));
        return ArrangementCookie.with(
                Response.seeOther(view.path()), visit.request(), view, arrangement);
    }
}
