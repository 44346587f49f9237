package todo.web.task;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.views.page.JtetoastGenerated;

/** {@code /operations/{id}/undo}: undoes an operation. */
final class UndoController {

    private final ListPages lists;

    UndoController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/operations/{id}/undo", this::undo);
    }

    private Response undo(Visit visit, Form fields) {
        var form = visit.query().and(fields);
        try {
            var tasks = new TaskClient(visit);
            var more = form.fields().getOrDefault("more", List.of());
            more.reversed().forEach(tasks::undo);
            var operation = tasks.undo(visit.pathParameter("id"));
            return undone(visit, View.of(form), form.get("task"), message(visit, form, operation));
        } catch (Failure.Conflict conflict) {
            return notUndone(visit, conflict);
        }
    }

    /** An undo is an operation too: undoing it is a redo. */
    private static FlashMessage message(Visit visit, Form form, @Nullable UUID operation) {
        var result = form.get("result");
        var texts = visit.texts();
        var task = form.get("task");
        if (!task.matches("[0-9a-f-]{36}") || form.fields().containsKey("more")) {
            return FlashMessage.of(result.isEmpty() ? texts.undone() : result);
        }
        return result.isEmpty()
                ? View.of(form).message(texts.redone(), operation, texts.undone(), task)
                : View.of(form).message(result, operation, "", task);
    }

    /**
     * Leads a browser without scripts, or whose script is not ready yet, to the row that came back:
     * a browser focuses the target of a fragment.
     */
    private Response undone(Visit visit, View view, String task, FlashMessage message) {
        if (isElsewhere(visit, view)) {
            var there = Htmx.redirect(visit.request(), view.path());
            return FlashCookie.with(there, visit.request(), message);
        }
        if (Htmx.asks(visit.request())
                || OpenTask.of(visit) != null
                || !task.matches("[0-9a-f-]{36}")) {
            return lists.after(visit, view, message);
        }
        var row = Response.seeOther(view.path() + "#check-" + task);
        return FlashCookie.with(row, visit.request(), message);
    }

    /** Whether the page shows another view: the name of a tag has been changed, for example. */
    private static boolean isElsewhere(Visit visit, View view) {
        var page = visit.request().header("HX-Current-URL");
        if (page == null || OpenTask.of(visit) != null) {
            return false;
        }
        var path = page.replaceFirst("^https?://[^/]*", "");
        return !View.of(path).home().equals(view.home());
    }

    /** Replaces the message that offered the undo: the person looks there. */
    private static Response notUndone(Visit visit, Failure.Conflict conflict) {
        if (!Htmx.asks(visit.request())) {
            throw conflict;
        }
        var message = FlashMessage.of(visit.sentence(conflict));
        return Html.of(409, out -> JtetoastGenerated.render(out, null, visit.texts(), message))
                .with("HX-Retarget", "#toast")
                .with("HX-Reswap", "innerHTML");
    }
}
