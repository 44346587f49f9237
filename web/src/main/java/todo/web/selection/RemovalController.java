package todo.web.selection;

import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.task.ListPages;
import todo.web.task.Selection;
import todo.web.task.TaskClient;

/** {@code /selection/removal}: deletes tasks at once, because it can be undone. */
final class RemovalController {

    private final ListPages lists;

    RemovalController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/selection/removal", this::delete);
    }

    private Response delete(Visit visit, Form form) {
        var selection = Selection.of(form);
        return lists.after(visit, selection.view(), deleted(visit, selection));
    }

    private static FlashMessage deleted(Visit visit, Selection selection) {
        var write = new TaskClient(visit).deleteAll(selection);
        var texts = visit.texts();
        var sentence =
                write.changed().size() == 1
                        ? texts.isDeleted(texts.quoted(write.changed().getFirst().title()))
                        : texts.tasksDeleted(write.matched());
        return selection.message(write, sentence, texts.tasksRestored(write.matched()));
    }
}
