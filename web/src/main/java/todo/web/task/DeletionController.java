package todo.web.task;

import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.task.JtedeleteGenerated;

/** {@code /tasks/{id}/delete}: asks, and deletes a task. */
final class DeletionController {

    private final ListPages lists;

    DeletionController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/tasks/{id}/delete", this::ask).button("/tasks/{id}/delete", this::delete);
    }

    private Response ask(Visit visit) {
        var id = visit.pathParameter("id");
        var title = visit.texts().deleteATask();
        var view =
                new DeletePage(
                        // htmx takes only the question, for the dialog.
                        Htmx.asks(visit.request())
                                ? Page.bare(title, visit.request())
                                : Page.of(title, visit, ""),
                        new TaskClient(visit).get(id),
                        new TaskClient(visit).countSubtasks(id, ""),
                        View.of(visit.query()));
        return Html.of(200, out -> JtedeleteGenerated.render(out, null, view));
    }

    private Response delete(Visit visit, Form form) {
        return lists.after(visit, View.of(form), deleted(visit, form));
    }

    private static FlashMessage deleted(Visit visit, Form form) {
        var id = visit.pathParameter("id");
        var texts = visit.texts();
        var title = texts.quoted(form.get("title"));
        var sentence = texts.isDeleted(title);
        try {
            var operation = new TaskClient(visit).delete(id);
            return View.of(form).message(sentence, operation, texts.isRestored(title), id);
        } catch (Failure.NotFound alreadyDeleted) {
            return FlashMessage.of(sentence);
        }
    }
}
