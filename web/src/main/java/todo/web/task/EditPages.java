package todo.web.task;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.Visit;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.task.JteeditGenerated;

/** {@code /tasks/{id}}: edits a task. The form comes back with all input if it cannot be saved. */
final class EditPages {

    Response show(Visit visit) {
        var task = new TaskClient(visit).get(visit.pathParameter("id"));
        var view = View.of(visit.request().query());
        return new Answer(visit, task.id(), TaskForm.of(task, visit.today(), view), false)
                .show(200, null);
    }

    Response save(Visit visit, Form submitted) {
        var form = TaskForm.of(submitted);
        var answer = new Answer(visit, visit.pathParameter("id"), form, false);
        try {
            return saved(answer, form);
        } catch (Failure.PreconditionFailed changed) {
            return saveOver(answer);
        } catch (Failure failed) {
            return answer.failed(failed);
        }
    }

    private Response saved(Answer answer, TaskForm form) {
        var changes = form.input().changes(form.stored(), answer.visit.today());
        var saved = new TaskClient(answer.visit).change(answer.id, changes, form.version());
        var title = saved.task().quoted();
        return done(
                answer,
                form.view()
                        .message(
                                title + " saved.",
                                saved.operation(),
                                "Changes to " + title + " undone.",
                                answer.id));
    }

    /**
     * The task was changed elsewhere: saves the changes that do not contradict that, and otherwise
     * shows the stored values of the fields that do.
     */
    private Response saveOver(Answer answer) {
        try {
            var task = new TaskClient(answer.visit).get(answer.id);
            var current = TaskForm.of(task, answer.visit.today(), answer.form.view());
            var merged = answer.form.over(current);
            var conflicts = answer.form.input().conflicts(current.stored(), answer.form.stored());
            return conflicts.isEmpty() ? saved(answer, merged) : answer.conflict(merged, conflicts);
        } catch (Failure failed) {
            return answer.failed(failed);
        }
    }

    /** Adds what was typed as a new task, because the task has been deleted elsewhere. */
    Response addAgain(Visit visit, Form submitted) {
        var form = TaskForm.of(submitted);
        var answer = new Answer(visit, visit.pathParameter("id"), form, true);
        try {
            var fields = form.input().changes(TaskFields.EMPTY, visit.today());
            var added = new TaskClient(visit).add(fields, answer.id);
            return done(answer, added.message(visit.today(), form.view()));
        } catch (Failure failed) {
            return answer.failed(failed);
        }
    }

    private static Response done(Answer answer, FlashMessage message) {
        var list = Htmx.redirect(answer.visit.request(), answer.form.view().path());
        return FlashCookie.with(list, answer.visit.request(), message);
    }

    /** Shows the form again after its sender has signed in. */
    Response resume(Visit visit, String id, Form submitted, boolean deleted) {
        return new Answer(visit, id, TaskForm.of(submitted), deleted)
                .show(200, "You have signed in again. Your changes are here, not saved yet.");
    }

    /**
     * The page with the user's input, for each outcome.
     *
     * @param deleted whether the task has been deleted elsewhere
     */
    private record Answer(Visit visit, String id, TaskForm form, boolean deleted) {

        Response show(int status, @Nullable String alert) {
            return page(status, form, alert, List.of());
        }

        /**
         * @throws Failure the same, if it is not about this form
         */
        Response failed(Failure failure) {
            return switch (failure) {
                case Failure.Invalid invalid -> invalid(invalid.faults());
                case Failure.NotFound _ ->
                        new Answer(visit, id, form, true)
                                .show(
                                        404,
                                        "This task was deleted while you were editing. You can add what you typed as a new task.");
                case Failure.PreconditionFailed _ ->
                        show(409, "This task is being changed elsewhere. Save again.");
                case Failure.Conflict conflict -> show(409, "Not saved yet. " + conflict.detail());
                case Failure.Unavailable unavailable ->
                        ErrorPages.retryAfter(
                                show(
                                        503,
                                        "Not saved yet. "
                                                + unavailable.detail()
                                                + " What you typed is still here."),
                                unavailable.retryAfter());
                default -> throw failure;
            };
        }

        private Response invalid(List<Failure.Fault> faults) {
            var elsewhere =
                    faults.stream()
                            .filter(fault -> !TaskForm.shows(fault))
                            .map(fault -> " " + fault.detail())
                            .collect(Collectors.joining());
            var alert =
                    elsewhere.isEmpty()
                            ? "Not saved yet. Check the highlighted field."
                            : "Not saved yet." + elsewhere;
            return page(422, form.withFaults(faults), alert, List.of());
        }

        Response conflict(TaskForm merged, List<TaskFields.Conflict> conflicts) {
            var alert =
                    "This task was changed elsewhere while you were editing. Your changes are here, not saved yet.";
            return page(412, merged, alert, conflicts);
        }

        private Response page(
                int status,
                TaskForm shown,
                @Nullable String alert,
                List<TaskFields.Conflict> conflicts) {
            var page = Page.of("Edit task", visit, shown.view().path());
            var view = new EditPage(page, id, shown, alert, conflicts, deleted);
            return Htmx.page(
                    visit.request(),
                    Html.of(status, out -> JteeditGenerated.render(out, null, view)));
        }
    }
}
