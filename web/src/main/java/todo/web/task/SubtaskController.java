package todo.web.task;

import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.views.page.JtealertGenerated;

/** {@code POST /tasks/{id}/subtasks}: adds a subtask from a line of text. */
final class SubtaskController {

    private final ListPages lists;

    SubtaskController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/tasks/{id}/subtasks", this::add);
    }

    private Response add(Visit visit, Form form) {
        var view = View.of(form);
        try {
            var defaults = Map.of("parent_id", visit.pathParameter("id"));
            var added =
                    new TaskClient(visit).add(form.get("text"), defaults, null, form.get("key"));
            return lists.after(visit, view, added.message(visit.today(), view));
        } catch (Failure.Invalid invalid) {
            return notAdded(visit, view, invalid);
        }
    }

    private Response notAdded(Visit visit, View view, Failure.Invalid invalid) {
        var alert = visit.texts().notAddedBecause(visit.sentence(invalid));
        if (Htmx.asks(visit.request())) {
            return Html.of(422, out -> JtealertGenerated.render(out, null, alert))
                    .with("HX-Retarget", "#f-alert")
                    .with("HX-Reswap", "innerHTML");
        }
        return lists.page(422, visit, QuickAddForm.empty(view), view, alert);
    }
}
