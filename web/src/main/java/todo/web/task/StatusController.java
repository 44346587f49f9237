package todo.web.task;

import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;

/** {@code /tasks/{id}/status}: completes, starts and reopens tasks. */
final class StatusController {

    private final ListPages lists;

    StatusController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/tasks/{id}/status", this::mark);
    }

    /** Sets the status instead of toggling it, so that a retry has the same result. */
    private Response mark(Visit visit, Form form) {
        var id = visit.pathParameter("id");
        var view = View.of(form);
        return switch (Status.of(form.get("status"))) {
            case COMPLETED -> complete(visit, id, view);
            case IN_PROGRESS -> lists.after(visit, view, start(visit, id, view));
            case PENDING ->
                    lists.after(
                            visit,
                            view,
                            Status.of(form.get("from")) == Status.IN_PROGRESS
                                    ? stop(visit, id, view)
                                    : reopen(visit, id, view));
        };
    }

    private static FlashMessage start(Visit visit, String id, View view) {
        var started = new TaskClient(visit).mark(id, Status.IN_PROGRESS, false);
        var texts = visit.texts();
        var title = started.task().quoted(texts);
        return view.message(
                texts.isStarted(title), started.operation(), texts.changesUndone(title), id);
    }

    private static FlashMessage stop(Visit visit, String id, View view) {
        var stopped = new TaskClient(visit).mark(id, Status.PENDING, false);
        var texts = visit.texts();
        var title = stopped.task().quoted(texts);
        return view.message(
                texts.isStopped(title), stopped.operation(), texts.changesUndone(title), id);
    }

    private static FlashMessage reopen(Visit visit, String id, View view) {
        var reopened = new TaskClient(visit).mark(id, Status.PENDING, false);
        var texts = visit.texts();
        var title = reopened.task().quoted(texts);
        return view.message(
                texts.isReopened(title), reopened.operation(), texts.isCompletedAgain(title), id);
    }

    /** Completes open subtasks without a question: the message says so and offers to undo it. */
    private Response complete(Visit visit, String id, View view) {
        try {
            var write = new TaskClient(visit).mark(id, Status.COMPLETED, false);
            var message = completed(visit, write, view);
            return write.task().recurring()
                    ? lists.after(visit, view, message)
                    : lists.afterCompletion(visit, view, write.task(), message);
        } catch (Failure.Conflict conflict) {
            if (conflict.code() != FailureCode.OPEN_SUBTASKS) {
                throw conflict;
            }
        }
        var count = new TaskClient(visit).countSubtasks(id, "&q=is:open");
        var write = new TaskClient(visit).mark(id, Status.COMPLETED, true);
        return lists.after(visit, view, completedWithSubtasks(visit, write, count, view));
    }

    private static FlashMessage completed(Visit visit, TaskWrite write, View view) {
        var texts = visit.texts();
        var title = write.task().quoted(texts);
        var next = next(visit, write);
        return view.message(
                next == null ? texts.isCompleted(title) : texts.isCompletedNext(title, next),
                write.operation(),
                texts.isOpenAgain(title),
                write.task().id());
    }

    /**
     * @param count of its direct subtasks; 0 if only subtasks of subtasks were open
     */
    private static FlashMessage completedWithSubtasks(
            Visit visit, TaskWrite write, long count, View view) {
        var texts = visit.texts();
        var title = write.task().quoted(texts);
        return view.message(
                count == 0
                        ? texts.completedWithAllSubtasks(title)
                        : texts.completedWithSubtasks(count, title),
                write.operation(),
                count == 0
                        ? texts.openAgainWithAllSubtasks(title)
                        : texts.openAgainWithSubtasks(count, title),
                write.task().id());
    }

    /**
     * @return the date of the next occurrence, such as Tuesday; null if there is none
     */
    private static @Nullable String next(Visit visit, TaskWrite write) {
        var next = new TaskClient(visit).next(write);
        return next == null || next.due() == null
                ? null
                : DueLabel.of(next, next.due(), visit.today()).text();
    }
}
