package todo.web.task;

import java.util.function.Supplier;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.Visit;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.page.JtetoastGenerated;
import todo.web.views.task.JtedeleteGenerated;

/** Completes, reopens and deletes tasks, and undoes operations: the buttons of the list. */
final class TaskActions {

    private final ListPages lists;

    TaskActions(ListPages lists) {
        this.lists = lists;
    }

    /** Sets the status instead of toggling it, so that a retry has the same result. */
    Response mark(Visit visit, String id, Form form) {
        return retryable(
                visit,
                form,
                () -> {
                    var view = View.of(form);
                    var message =
                            form.get("status").equals(Status.COMPLETED.wire())
                                    ? complete(visit, id, view)
                                    : reopen(visit, id, view);
                    return lists.after(visit, view, message);
                });
    }

    private FlashMessage reopen(Visit visit, String id, View view) {
        var reopened = new TaskClient(visit).mark(id, Status.PENDING, false);
        var title = reopened.task().quoted();
        return view.message(
                title + " reopened.", reopened.operation(), title + " is completed again.", id);
    }

    /** Completes open subtasks without a question: the message says so and offers to undo it. */
    private FlashMessage complete(Visit visit, String id, View view) {
        try {
            var write = new TaskClient(visit).mark(id, Status.COMPLETED, false);
            return completed(visit, write, "", view);
        } catch (Failure.Conflict conflict) {
            if (conflict.code() != FailureCode.OPEN_SUBTASKS) {
                throw conflict;
            }
        }
        var count = new TaskClient(visit).countSubtasks(id, "&q=is:open");
        // Zero if only subtasks of subtasks are open.
        var subtasks = count == 0 ? " and its subtasks" : Subtasks.and(count);
        var write = new TaskClient(visit).mark(id, Status.COMPLETED, true);
        return completed(visit, write, subtasks, view);
    }

    private FlashMessage completed(Visit visit, TaskWrite write, String subtasks, View view) {
        var title = write.task().quoted();
        return view.message(
                title + subtasks + " completed." + next(visit, write),
                write.operation(),
                title + subtasks + (subtasks.isEmpty() ? " is" : " are") + " open again.",
                write.task().id());
    }

    /**
     * @return for example: {@code " Next: Tuesday."}; empty if there is no next occurrence
     */
    private String next(Visit visit, TaskWrite write) {
        var next = new TaskClient(visit).next(write);
        return next == null || next.due() == null
                ? ""
                : " Next: %s.".formatted(DueLabel.of(next, next.due(), visit.today()).text());
    }

    Response confirmDelete(Visit visit) {
        var id = visit.pathParameter("id");
        var title = "Delete task";
        var view =
                new DeletePage(
                        // htmx takes only the question, for the dialog.
                        Htmx.asks(visit.request())
                                ? Page.bare(title, visit.request())
                                : Page.of(title, visit, ""),
                        new TaskClient(visit).get(id),
                        new TaskClient(visit).countSubtasks(id, ""),
                        View.of(visit.request().query()));
        return Html.of(200, out -> JtedeleteGenerated.render(out, null, view));
    }

    Response delete(Visit visit, String id, Form form) {
        return retryable(
                visit,
                form,
                () -> {
                    var view = View.of(form);
                    return lists.after(visit, view, deleted(visit, id, form));
                });
    }

    private FlashMessage deleted(Visit visit, String id, Form form) {
        var title = "“" + form.get("title") + "”";
        var sentence = title + " deleted.";
        try {
            var operation = new TaskClient(visit).delete(id);
            return View.of(form).message(sentence, operation, title + " restored.", id);
        } catch (Failure.NotFound alreadyDeleted) {
            return FlashMessage.of(sentence);
        }
    }

    Response undo(Visit visit, String id, Form form) {
        return retryable(
                visit,
                form,
                () -> {
                    try {
                        new TaskClient(visit).undo(id);
                    } catch (Failure.Conflict conflict) {
                        return notUndone(visit, conflict);
                    }
                    var result = form.get("result").isBlank() ? "Undone." : form.get("result");
                    return undone(visit, View.of(form), form.get("task"), result);
                });
    }

    /**
     * Leads a browser without scripts, or whose script is not ready yet, to the row that came back:
     * a browser focuses the target of a fragment.
     */
    private Response undone(Visit visit, View view, String task, String result) {
        var message = FlashMessage.of(result);
        if (Htmx.asks(visit.request()) || !task.matches("[0-9a-f-]{36}")) {
            return lists.after(visit, view, message);
        }
        var row = Response.seeOther(view.path() + "#check-" + task);
        return FlashCookie.with(row, visit.request(), message);
    }

    /** Replaces the message that offered the undo: the person looks there. */
    private static Response notUndone(Visit visit, Failure.Conflict conflict) {
        if (!Htmx.asks(visit.request())) {
            throw conflict;
        }
        var message = FlashMessage.of(conflict.detail());
        return Html.of(409, out -> JtetoastGenerated.render(out, null, message))
                .with("HX-Retarget", "#toast")
                .with("HX-Reswap", "innerHTML");
    }

    /** Lets the user submit the form again if the API is unavailable. */
    private static Response retryable(Visit visit, Form form, Supplier<Response> action) {
        try {
            return action.get();
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.unavailable(unavailable, visit.request(), form);
        }
    }
}
