package todo.web.selection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.Html;
import todo.web.task.Selection;
import todo.web.task.Task;
import todo.web.task.TaskClient;

/**
 * A picker for the selected tasks, for each outcome.
 *
 * @param task null if there is not exactly one
 */
record Picker(Visit visit, Form form, Selection selection, @Nullable Task task) {

    static Picker of(Visit visit, Form form) {
        var selection = Selection.of(form);
        var task = selection.isOne() ? new TaskClient(visit).get(selection.one()) : null;
        return new Picker(visit, form, selection, task);
    }

    /** The heading of a picker. */
    interface Question {

        /**
         * @param tasks a title in quotation marks, or a number of tasks
         */
        String about(String tasks);
    }

    /** A template. */
    interface Template {
        void render(gg.jte.html.HtmlTemplateOutput out, PickerPage page);
    }

    /**
     * @param alert null if nothing went wrong
     */
    Response show(
            int status,
            @Nullable String alert,
            String title,
            Question question,
            Template template) {
        var side = SideBar.load(visit);
        var texts = visit.texts();
        var page =
                new PickerPage(
                        PickerAnswers.page(visit, title, side, selection.view()),
                        selection,
                        question.about(
                                task == null
                                        ? texts.tasksCounted(selection.tasks().size())
                                        : texts.quoted(task.title())),
                        side.lists(),
                        task == null ? List.of() : task.tags(),
                        side.tags(),
                        form.get("typed"),
                        alert);
        var html = Html.of(status, out -> template.render(out, page));
        return alert == null ? html : PickerAnswers.again(visit, html);
    }
}
