package todo.web.selection;

import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.task.ListPages;
import todo.web.task.Selection;
import todo.web.task.TaskClient;

/** {@code /selection/completion}: completes tasks, and their open subtasks with them. */
final class CompletionController {

    private final ListPages lists;

    CompletionController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/selection/completion", this::complete);
    }

    private Response complete(Visit visit, Form form) {
        var selection = Selection.of(form);
        return lists.after(visit, selection.view(), completed(visit, selection));
    }

    private static FlashMessage completed(Visit visit, Selection selection) {
        var write = new TaskClient(visit).completeAll(selection);
        var texts = visit.texts();
        return selection.message(
                write,
                texts.tasksCompleted(write.matched()),
                texts.tasksOpenAgain(write.matched()));
    }
}
