package todo.web.selection;

import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.task.Selection;
import todo.web.task.TaskClient;

/** Changes the selected tasks in one operation. */
public record SelectionChange(Visit visit, Selection selection) {

    /**
     * @param fields of the API
     * @param one the message about one task, given its quoted title
     * @param many the message about a number of tasks
     */
    public FlashMessage run(
            Map<String, @Nullable Object> fields,
            Function<String, String> one,
            LongFunction<String> many) {
        return selection.isOne() ? change(fields, one) : changeAll(fields, many);
    }

    private FlashMessage change(
            Map<String, @Nullable Object> fields, Function<String, String> sentence) {
        var write = new TaskClient(visit).change(selection.one(), fields);
        var title = write.task().quoted(visit.texts());
        return selection
                .view()
                .message(
                        sentence.apply(title),
                        write.operation(),
                        visit.texts().changesUndone(title),
                        write.task().id());
    }

    private FlashMessage changeAll(
            Map<String, @Nullable Object> fields, LongFunction<String> sentence) {
        var write = new TaskClient(visit).changeAll(selection, fields);
        return selection.message(
                write,
                sentence.apply(write.matched()),
                visit.texts().tasksChangesUndone(write.changed().size()));
    }
}
