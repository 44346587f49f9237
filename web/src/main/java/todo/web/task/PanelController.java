package todo.web.task;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.views.page.JtealertGenerated;
import todo.web.views.panel.JtepanelGenerated;
import todo.web.views.panel.JtetaskGenerated;

/**
 * {@code /tasks/{id}}: shows a task beside its list, and saves its fields. All input comes back if
 * it cannot be saved.
 */
final class PanelController {

    private final ListPages lists;

    PanelController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/tasks/{id}", this::show)
                .text("/tasks/{id}", this::save, this::showAgain)
                .text("/tasks/{id}/again", this::addAgain, this::showDeletedAgain);
    }

    private Response show(Visit visit) {
        var id = OpenTask.id(visit);
        var view = View.of(visit.query());
        var panel = PanelLoader.load(visit, id, view, SideBar.load(visit));
        var isOpened = Htmx.asks(visit.request()) && !visit.request().headers().has("X-Refresh");
        return isOpened
                ? Html.of(200, out -> JtepanelGenerated.render(out, null, panel))
                        .with("HX-Push-Url", OpenTask.path(id, view))
                : lists.page(200, visit, view, panel);
    }

    private Response save(Visit visit, Form submitted) {
        var answer = new Answer(visit, View.of(submitted), TaskForm.of(submitted));
        try {
            var tags = TagChange.of(submitted);
            return saved(
                    answer, new TaskSaving(visit, answer.id(), answer.form, tags).run(), submitted);
        } catch (Failure failed) {
            return failed(answer, failed);
        }
    }

    private Response saved(Answer answer, TaskSaving.Saved saved, Form submitted) {
        var visit = answer.visit;
        var stored = TaskForm.of(saved.write().task(), visit.today());
        var conflicts =
                saved.typed()
                        .withTyped(TaskForm.undecided(submitted))
                        .conflicts(stored.input(), visit.texts());
        var message = message(answer, saved.write());
        if (conflicts.isEmpty()) {
            return lists.after(visit, answer.view, message, null);
        }
        var panel = answer.panel().with(stored, visit.texts().changedWhileEditing(), conflicts);
        return Htmx.asks(visit.request())
                ? lists.after(visit, answer.view, message, panel)
                : lists.page(412, visit, answer.view, panel);
    }

    /**
     * @return null if nothing was changed
     */
    private static @Nullable FlashMessage message(Answer answer, TaskWrite write) {
        if (write.operation() == null) {
            return null;
        }
        var texts = answer.visit.texts();
        var title = write.task().quoted(texts);
        return answer.view.message(
                texts.isSaved(title), write.operation(), texts.changesUndone(title), answer.id());
    }

    /**
     * @throws Failure the same, if it is not about this form
     */
    private Response failed(Answer answer, Failure failure) {
        var texts = answer.visit.texts();
        return switch (failure) {
            case Failure.Invalid invalid -> invalid(answer, invalid.faults());
            case Failure.NotFound _ -> deleted(404, answer, texts.deletedWhileEditing());
            case Failure.PreconditionFailed _ ->
                    notSaved(409, answer, answer.form, texts.beingChangedElsewhere());
            case Failure.Conflict conflict ->
                    notSaved(
                            409,
                            answer,
                            answer.form,
                            texts.notSavedYet(answer.visit.sentence(conflict)));
            case Failure.Unavailable unavailable when Htmx.asks(answer.visit.request()) ->
                    unavailable(texts.notSavedYetStillHere(answer.visit.sentence(unavailable)));
            default -> throw failure;
        };
    }

    private Response invalid(Answer answer, List<Failure.Fault> faults) {
        var elsewhere =
                faults.stream()
                        .filter(fault -> !TaskForm.shows(fault))
                        .map(answer.visit::sentence)
                        .collect(Collectors.joining(" "));
        var texts = answer.visit.texts();
        var alert =
                texts.notSavedYet(elsewhere.isEmpty() ? texts.checkHighlightedField() : elsewhere);
        return notSaved(422, answer, answer.form.withFaults(faults, answer.visit), alert);
    }

    private Response notSaved(int status, Answer answer, TaskForm typed, String alert) {
        var panel = answer.panel().with(typed, alert, List.of());
        return Htmx.asks(answer.visit.request())
                ? Html.of(status, out -> JtetaskGenerated.render(out, null, panel, true))
                        .with("HX-Reswap", "none")
                : lists.page(status, answer.visit, answer.view, panel);
    }

    /** The panel stays as it is: without the API, it could not be shown again. */
    private static Response unavailable(String alert) {
        return Html.of(503, out -> JtealertGenerated.render(out, null, alert))
                .with("HX-Retarget", "#f-alert")
                .with("HX-Reswap", "innerHTML");
    }

    /** Adds what was typed as a new task, because the task has been deleted elsewhere. */
    private Response addAgain(Visit visit, Form submitted) {
        var answer = new Answer(visit, View.of(submitted), TaskForm.of(submitted));
        try {
            var fields = answer.form.input().changes(TaskFields.EMPTY, visit.today());
            var added = new TaskClient(visit).add(fields, answer.id());
            var list = Htmx.redirect(visit.request(), answer.view.path());
            return FlashCookie.with(
                    list, visit.request(), added.message(visit.today(), answer.view));
        } catch (Failure.Invalid invalid) {
            return deleted(422, answer, visit.texts().notSavedYet(visit.sentence(invalid)));
        }
    }

    private Response deleted(int status, Answer answer, String alert) {
        var visit = answer.visit;
        var panel = new DeletedTask(visit.texts(), answer.id(), answer.view, answer.form, alert);
        return Htmx.asks(visit.request())
                ? Html.of(status, out -> JtepanelGenerated.render(out, null, panel))
                        .with("HX-Retarget", "#panel")
                        .with("HX-Reswap", "innerHTML")
                : lists.page(status, visit, answer.view, panel);
    }

    private Response showAgain(Visit visit, Form submitted) {
        var answer = new Answer(visit, View.of(submitted), TaskForm.of(submitted));
        try {
            return notSaved(200, answer, answer.form, visit.texts().editAfterSignIn());
        } catch (Failure.NotFound gone) {
            return failed(answer, gone);
        }
    }

    private Response showDeletedAgain(Visit visit, Form submitted) {
        var answer = new Answer(visit, View.of(submitted), TaskForm.of(submitted));
        return deleted(200, answer, visit.texts().editAfterSignIn());
    }

    /** What is answered to a form. */
    private record Answer(Visit visit, View view, TaskForm form) {

        String id() {
            return visit.pathParameter("id");
        }

        TaskPanel panel() {
            return PanelLoader.load(visit, id(), view, SideBar.load(visit));
        }
    }
}
