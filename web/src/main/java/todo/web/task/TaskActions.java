package todo.web.task;

import java.time.Clock;
import java.util.function.Supplier;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.web.account.Session;
import todo.web.page.ErrorPages;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.Today;
import todo.web.views.page.JtetoastGenerated;
import todo.web.views.task.JtedeleteGenerated;

/** Completes, reopens and deletes tasks, and undoes operations: the buttons of the list. */
final class TaskActions {

    private final TaskClient tasks;
    private final ListPages lists;
    private final Clock clock;

    TaskActions(TaskClient tasks, ListPages lists, Clock clock) {
        this.tasks = tasks;
        this.lists = lists;
        this.clock = clock;
    }

    /** Sets the status instead of toggling it, so that a retry has the same result. */
    Response mark(Request request, Session session, String id, Form form) {
        return retryable(
                request,
                form,
                () -> {
                    var view = ListQuery.of(form);
                    var message =
                            form.get("status").equals(Status.COMPLETED.wire())
                                    ? complete(request, session, id, view)
                                    : reopen(request, session, id, view);
                    return lists.after(request, session, view, message);
                });
    }

    private FlashMessage reopen(Request request, Session session, String id, ListQuery view) {
        var reopened = tasks.mark(request, session, id, Status.PENDING, false);
        var title = reopened.task().quoted();
        return view.message(
                title + " reopened.", reopened.operation(), title + " is completed again.", id);
    }

    /** Completes open subtasks without a question: the message says so and offers to undo it. */
    private FlashMessage complete(Request request, Session session, String id, ListQuery view) {
        try {
            var write = tasks.mark(request, session, id, Status.COMPLETED, false);
            return completed(request, session, write, "", view);
        } catch (Failure.Conflict conflict) {
            if (conflict.code() != FailureCode.OPEN_SUBTASKS) {
                throw conflict;
            }
        }
        var count = tasks.countSubtasks(request, session, id, "&q=is:open");
        // Zero if only subtasks of subtasks are open.
        var subtasks = count == 0 ? " and its subtasks" : Subtasks.and(count);
        var write = tasks.mark(request, session, id, Status.COMPLETED, true);
        return completed(request, session, write, subtasks, view);
    }

    private FlashMessage completed(
            Request request, Session session, TaskWrite write, String subtasks, ListQuery view) {
        var title = write.task().quoted();
        return view.message(
                title + subtasks + " completed." + next(request, session, write),
                write.operation(),
                title + subtasks + (subtasks.isEmpty() ? " is" : " are") + " open again.",
                write.task().id());
    }

    /**
     * @return for example: {@code " Next: Tuesday."}; empty if there is no next occurrence
     */
    private String next(Request request, Session session, TaskWrite write) {
        var next = tasks.next(request, session, write);
        return next == null || next.due() == null
                ? ""
                : " Next: %s."
                        .formatted(
                                DueLabel.of(next, next.due(), Today.in(session.zone(), clock))
                                        .text());
    }

    Response confirmDelete(Request request, Session session) {
        var id = request.pathParameter("id");
        var view =
                new DeletePage(
                        Page.of("Delete task", session.name(), request),
                        tasks.get(request, session, id),
                        tasks.countSubtasks(request, session, id, ""),
                        ListQuery.of(request.query()));
        return Html.of(200, out -> JtedeleteGenerated.render(out, null, view));
    }

    Response delete(Request request, Session session, String id, Form form) {
        return retryable(
                request,
                form,
                () -> {
                    var view = ListQuery.of(form);
                    return lists.after(request, session, view, deleted(request, session, id, form));
                });
    }

    private FlashMessage deleted(Request request, Session session, String id, Form form) {
        var title = "“" + form.get("title") + "”";
        var sentence = title + " deleted.";
        try {
            var operation = tasks.delete(request, session, id);
            return ListQuery.of(form).message(sentence, operation, title + " restored.", id);
        } catch (Failure.NotFound alreadyDeleted) {
            return FlashMessage.of(sentence);
        }
    }

    Response undo(Request request, Session session, String id, Form form) {
        return retryable(
                request,
                form,
                () -> {
                    try {
                        tasks.undo(request, session, id);
                    } catch (Failure.Conflict conflict) {
                        return notUndone(request, conflict);
                    }
                    var result = form.get("result").isBlank() ? "Undone." : form.get("result");
                    var view = ListQuery.of(form);
                    return lists.after(request, session, view, FlashMessage.of(result));
                });
    }

    /** Replaces the message that offered the undo: the person looks there. */
    private static Response notUndone(Request request, Failure.Conflict conflict) {
        if (!Htmx.asks(request)) {
            throw conflict;
        }
        var message = FlashMessage.of(conflict.detail());
        return Html.of(409, out -> JtetoastGenerated.render(out, null, message))
                .with("HX-Retarget", "#toast")
                .with("HX-Reswap", "innerHTML");
    }

    /** Lets the user submit the form again if the API is unavailable. */
    private static Response retryable(Request request, Form form, Supplier<Response> action) {
        try {
            return action.get();
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.unavailable(unavailable, request, form);
        }
    }
}
