package todo.web.task;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.web.account.Session;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.Today;
import todo.web.views.task.JteeditGenerated;

/** {@code /tasks/{id}}: edits a task. The form comes back with all input if it cannot be saved. */
final class EditPages {

    private final TaskClient tasks;
    private final Clock clock;

    EditPages(TaskClient tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    Response show(Request request, Session session) {
        var task = tasks.get(request, session, request.pathParameter("id"));
        var view = ListQuery.of(request.query());
        return new Answer(request, session, task.id(), form(task, session, view)).show(200, null);
    }

    Response save(Request request, Session session, Form submitted) {
        var input = TaskForm.of(submitted);
        var id = request.pathParameter("id");
        var answer = new Answer(request, session, id, input);
        try {
            var change = input.change(Today.in(session.zone(), clock));
            var saved = tasks.change(request, session, id, change, input.version());
            var title = saved.task().quoted();
            var message =
                    input.view()
                            .message(
                                    title + " saved.",
                                    saved.operation(),
                                    "Changes to " + title + " undone.");
            return FlashCookie.with(Htmx.redirect(request, input.view().path()), request, message);
        } catch (Failure.Invalid invalid) {
            return answer.invalid(invalid.faults());
        } catch (Failure.PreconditionFailed changed) {
            return conflict(answer);
        } catch (Failure.NotFound deleted) {
            return answer.deleted();
        } catch (Failure.Unavailable unavailable) {
            return answer.unavailable(unavailable);
        }
    }

    private TaskForm form(Task task, Session session, ListQuery view) {
        return TaskForm.of(task, Today.in(session.zone(), clock), view);
    }

    /** Shows the stored task beside the input. */
    private Response conflict(Answer answer) {
        try {
            var task = tasks.get(answer.request, answer.session, answer.id);
            return answer.conflict(form(task, answer.session, answer.input.view()));
        } catch (Failure.NotFound deleted) {
            return answer.deleted();
        } catch (Failure.Unavailable unavailable) {
            return answer.unavailable(unavailable);
        }
    }

    /** Shows the form again after its sender has signed in. */
    Response resume(Request request, Session session, String id, Form submitted) {
        return new Answer(request, session, id, TaskForm.of(submitted))
                .show(200, "You have signed in again. Your changes are here, not saved yet.");
    }

    /** The page with the user's input, for each outcome. */
    private record Answer(Request request, Session session, String id, TaskForm input) {

        Response show(int status, @Nullable String alert) {
            return page(status, input, alert, List.of(), false);
        }

        Response invalid(List<Failure.Fault> faults) {
            var alert = "Not saved yet. Check the highlighted field.";
            return page(422, input.withFaults(faults), alert, List.of(), false);
        }

        Response unavailable(Failure.Unavailable failure) {
            var alert = "Not saved yet. " + failure.detail() + " What you typed is still here.";
            return ErrorPages.retryAfter(show(503, alert), failure.retryAfter());
        }

        Response deleted() {
            var alert =
                    "This task was deleted while you were editing. You can add what you typed as a new task.";
            return page(404, input, alert, List.of(), true);
        }

        Response conflict(TaskForm stored) {
            var alert =
                    "This task was changed elsewhere while you were editing. Your changes are here, not saved yet.";
            return page(412, input.over(stored), alert, EditPage.differences(stored, input), false);
        }

        private Response page(
                int status,
                TaskForm form,
                @Nullable String alert,
                List<EditPage.Difference> differences,
                boolean deleted) {
            var page = Page.of("Edit task", session.name(), request);
            var view = new EditPage(page, id, form, alert, differences, deleted);
            return Htmx.page(
                    request, Html.of(status, out -> JteeditGenerated.render(out, null, view)));
        }
    }
}
