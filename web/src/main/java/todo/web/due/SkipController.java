package todo.web.due;

import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.task.DueLabel;
import todo.web.task.ListPages;
import todo.web.task.Selection;
import todo.web.task.TaskClient;

/** {@code /selection/skip}: moves a recurring task to its next date without completing it. */
final class SkipController {

    private final ListPages lists;

    SkipController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/selection/skip", this::skip);
    }

    private Response skip(Visit visit, Form form) {
        var selection = Selection.of(form);
        return lists.after(visit, selection.view(), skipped(visit, selection));
    }

    private static FlashMessage skipped(Visit visit, Selection selection) {
        var write = new TaskClient(visit).skip(selection.one());
        var texts = visit.texts();
        var task = write.task();
        var title = task.quoted(texts);
        return selection
                .view()
                .message(
                        task.due() == null
                                ? texts.isSkipped(title)
                                : texts.isSkippedNext(
                                        title, DueLabel.of(task, task.due(), visit.today()).text()),
                        write.operation(),
                        texts.isNotSkipped(title),
                        task.id());
    }
}
