package todo.web.selection;

import java.util.Map;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.task.ListPages;
import todo.web.task.Priority;
import todo.web.task.Selection;
import todo.web.views.selection.JtepriorityGenerated;

/** {@code /selection/priority}: sets the priority of tasks. */
final class PriorityController {

    private final ListPages lists;

    PriorityController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/selection/priority", PriorityController::show)
                .button("/selection/priority", this::set);
    }

    private static Response show(Visit visit) {
        var texts = visit.texts();
        return Picker.of(visit, visit.query())
                .show(
                        200,
                        null,
                        texts.priority(),
                        texts::priorityQuestion,
                        (out, page) -> JtepriorityGenerated.render(out, null, page));
    }

    private Response set(Visit visit, Form form) {
        var selection = Selection.of(form);
        var priority = Priority.of(form.get("priority"));
        var texts = visit.texts();
        var label = priority.label(texts);
        var message =
                new SelectionChange(visit, selection)
                        .run(
                                Map.of("priority", priority.wire()),
                                title -> texts.prioritySet(title, label),
                                count -> texts.tasksPrioritySet(count, label));
        return lists.after(visit, selection.view(), message);
    }
}
