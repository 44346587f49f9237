package todo.web.task;

import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;

/** {@code POST /tasks/{id}/duplicate}: adds a copy of a task after it. */
final class DuplicateController {

    private final ListPages lists;

    DuplicateController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/tasks/{id}/duplicate", this::duplicate);
    }

    private Response duplicate(Visit visit, Form form) {
        var view = View.of(form);
        var copy = new TaskClient(visit).duplicate(visit.pathParameter("id"), form.get("key"));
        return lists.after(visit, view, copy.message(visit.today(), view));
    }
}
