package todo.web.due;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.selection.PickerAnswers;
import todo.web.selection.SelectionChange;
import todo.web.task.ListPages;
import todo.web.task.Selection;
import todo.web.task.Task;
import todo.web.task.TaskClient;
import todo.web.views.due.JteduePickerGenerated;

/** {@code /selection/due}: chooses the due date of one task or many. */
final class DueController {

    private final ListPages lists;

    DueController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/selection/due", visit -> picker(visit, visit.query()).show(200, null))
                .quiet("/selection/due/words", DueController::understood)
                .text("/selection/due", this::set, DueController::showAgain);
    }

    private static Picker picker(Visit visit, Form form) {
        var selection = Selection.of(form);
        var tasks = new TaskClient(visit);
        return selection.isOne()
                ? new Picker(visit, form, selection, 1, tasks.get(selection.one()))
                : new Picker(visit, form, selection, tasks.count(selection), null);
    }

    /** What the words mean so far, for the line below them. */
    private static Response understood(Visit visit) {
        var sentence = "";
        try {
            sentence =
                    DueInput.of(visit.query())
                            .read(visit, DueDate.NONE)
                            .filter(_ -> !visit.query().get("words").isBlank())
                            .map(understood -> understood.sentence(visit.today()))
                            .orElse("");
        } catch (Failure.Invalid incomplete) {
            // A time that is still being typed.
        }
        return Meaning.of(sentence);
    }

    private Response set(Visit visit, Form form) {
        var picker = picker(visit, form);
        try {
            var understood = DueInput.of(form).read(visit, picker.stored());
            if (understood.isEmpty()) {
                return picker.show(422, visit.texts().dueNotUnderstood());
            }
            var view = picker.selection.view();
            return lists.after(visit, view, change(visit, picker.selection, understood.get()));
        } catch (Failure.Invalid invalid) {
            return picker.show(422, visit.sentence(invalid));
        }
    }

    private static FlashMessage change(Visit visit, Selection selection, DateInWords understood) {
        var today = visit.today();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (!selection.isOne() && understood.isDayOnly()) {
            // Each task keeps its time of day.
            fields.put("due_day", String.valueOf(understood.due().day()));
        } else {
            fields.putAll(understood.due().fields(today));
            fields.putAll(understood.recurrenceFields());
        }
        var label = understood.label(today);
        return new SelectionChange(visit, selection)
                .run(
                        fields,
                        title -> visit.texts().dueSet(title, label),
                        count -> visit.texts().tasksDueSet(count, label));
    }

    private static Response showAgain(Visit visit, Form form) {
        return picker(visit, form).show(200, visit.texts().dueAfterSignIn());
    }

    /**
     * The page with the input, for each outcome.
     *
     * @param task null if there is not exactly one
     */
    private record Picker(
            Visit visit, Form form, Selection selection, long count, @Nullable Task task) {

        DueDate stored() {
            return task == null
                    ? DueDate.NONE
                    : DueDate.of(task.due(), task.allDay(), visit.today());
        }

        Response show(int status, @Nullable String alert) {
            var today = visit.today();
            var texts = visit.texts();
            var input = DueInput.of(form);
            var question =
                    task == null
                            ? texts.dueDateOfTasks(count)
                            : texts.dueDateOf(task.quoted(texts));
            var page =
                    new DuePage(
                            PickerAnswers.page(visit, texts.dueDate(), selection.view()),
                            selection,
                            question,
                            count,
                            input.words(),
                            input.time() == null ? stored().clock() : input.time(),
                            alert,
                            PickerMonth.of(form.get("month"), stored().day(), today),
                            today);
            var html = Html.of(status, out -> JteduePickerGenerated.render(out, null, page));
            return alert == null ? html : PickerAnswers.again(visit, html);
        }
    }
}
