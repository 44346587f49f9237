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
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.Today;
import todo.web.views.task.JteeditGenerated;

/** {@code /tasks/{id}}: editing. Whatever fails, the form comes back with all that was typed. */
final class EditPages {

    private final TaskClient tasks;
    private final Clock clock;

    EditPages(TaskClient tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    Response show(Request request, Session session) {
        var task = tasks.get(request, session, request.pathParameter("id"));
        var form = TaskForm.of(task, Today.of(request, clock), ListQuery.of(request.query()));
        return new Answer(request, session, task.id(), form).show(200, null);
    }

    Response save(Request request, Session session, Form submitted) {
        var typed = TaskForm.of(submitted);
        var id = request.pathParameter("id");
        var answer = new Answer(request, session, id, typed);
        try {
            var change = typed.change(Today.of(request, clock));
            var task = tasks.change(request, session, id, change, typed.version());
            return FlashCookie.with(
                    Htmx.redirect(request, typed.view().path()),
                    request,
                    FlashMessage.undoable(
                            "“" + task.title() + "” saved.", task.undo(typed.view())));
        } catch (Failure.Invalid invalid) {
            return answer.refused(invalid.faults());
        } catch (Failure.PreconditionFailed changed) {
            return conflict(answer);
        } catch (Failure.NotFound deleted) {
            return answer.gone();
        } catch (Failure.Unavailable away) {
            return answer.away(away);
        }
    }

    /** What is stored now, beside what was typed. */
    private Response conflict(Answer answer) {
        try {
            var task = tasks.get(answer.request, answer.session, answer.id);
            return answer.conflict(
                    TaskForm.of(task, Today.of(answer.request, clock), answer.form.view()));
        } catch (Failure.NotFound deleted) {
            return answer.gone();
        } catch (Failure.Unavailable away) {
            return answer.away(away);
        }
    }

    /** The form of somebody who had to sign in before it could be saved. */
    Response resume(Request request, Session session, String id, Form submitted) {
        return new Answer(request, session, id, TaskForm.of(submitted))
                .show(200, "You are signed in again. Your changes are here, not saved yet.");
    }

    /** The page again, in each way that it can be answered with. */
    private record Answer(Request request, Session session, String id, TaskForm form) {

        Response show(int status, @Nullable String alert) {
            return page(status, form, alert, List.of(), false);
        }

        Response refused(List<Failure.Fault> faults) {
            return page(
                    422,
                    form.refused(faults),
                    "Not saved yet: something has to be put right.",
                    List.of(),
                    false);
        }

        Response away(Failure.Unavailable away) {
            return ErrorPages.waiting(
                    show(503, "Not saved yet. " + away.detail() + " What you typed is still here."),
                    away);
        }

        Response gone() {
            var alert =
                    "This task has been deleted meanwhile. You can add what you typed as a new one.";
            return page(404, form, alert, List.of(), true);
        }

        Response conflict(TaskForm stored) {
            var alert =
                    "This task has been changed meanwhile, somewhere else. Your changes are here, not saved yet.";
            return page(412, form.over(stored), alert, EditPage.differences(stored, form), false);
        }

        private Response page(
                int status,
                TaskForm form,
                @Nullable String alert,
                List<EditPage.Difference> differences,
                boolean gone) {
            var page = Page.of("Edit task", session.name(), request);
            var view = new EditPage(page, id, form, alert, differences, gone);
            return Htmx.page(
                    request, Html.of(status, out -> JteeditGenerated.render(out, null, view)));
        }
    }
}
