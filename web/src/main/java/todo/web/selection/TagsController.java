package todo.web.selection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.task.ListPages;
import todo.web.task.Selection;
import todo.web.task.TaskClient;
import todo.web.views.selection.JtetagsGenerated;

/** {@code /selection/tags}: adds tags to tasks, and removes those of a single one. */
final class TagsController {

    private final ListPages lists;

    TagsController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/selection/tags", visit -> show(visit, visit.query(), 200, null))
                .text(
                        "/selection/tags",
                        this::change,
                        (visit, form) -> show(visit, form, 200, visit.texts().notDoneYet()));
    }

    private static Response show(Visit visit, Form form, int status, @Nullable String alert) {
        var texts = visit.texts();
        return Picker.of(visit, form)
                .show(
                        status,
                        alert,
                        texts.tags(),
                        texts::tagsQuestion,
                        (out, page) -> JtetagsGenerated.render(out, null, page));
    }

    private Response change(Visit visit, Form form) {
        var selection = Selection.of(form);
        try {
            return lists.after(visit, selection.view(), changed(visit, selection, form));
        } catch (Failure.Invalid refused) {
            return show(visit, form, 422, visit.sentence(refused));
        }
    }

    private static FlashMessage changed(Visit visit, Selection selection, Form form) {
        var texts = visit.texts();
        Map<String, @Nullable Object> fields =
                Map.of("add_tags", typed(form), "remove_tags", unticked(form));
        var write = new TaskClient(visit).changeAll(selection, fields);
        var count = write.changed().size();
        var sentence = count == 0 ? texts.tagsUnchanged() : texts.tagsChanged(count);
        return selection.message(write, sentence, texts.tasksChangesUndone(count));
    }

    /** Tags are separated by spaces or commas; a leading {@code #} is no part of one. */
    private static List<String> typed(Form form) {
        return Arrays.stream(form.get("typed").split("[\\s,،]+", -1))
                .map(tag -> tag.replaceFirst("^#", ""))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> unticked(Form form) {
        var kept = form.fields().getOrDefault("keep", List.of());
        return form.fields().getOrDefault("own", List.of()).stream()
                .filter(tag -> !kept.contains(tag))
                .toList();
    }
}
