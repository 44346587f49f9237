package todo.web.due;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.recurrence.RecurrenceOrigin;
import todo.web.recurrence.RecurrenceWords;
import todo.web.selection.PickerAnswers;
import todo.web.selection.SelectionChange;
import todo.web.task.ListPages;
import todo.web.task.Selection;
import todo.web.task.Task;
import todo.web.task.TaskClient;
import todo.web.views.due.JterepeatPickerGenerated;

/** {@code /selection/repeat}: chooses the recurrence of one task or many. */
final class RepeatController {

    private final ListPages lists;

    RepeatController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/selection/repeat", RepeatController::show)
                .quiet("/selection/repeat/words", RepeatController::understood)
                .text("/selection/repeat", this::set, RepeatController::showAgain);
    }

    private static Response show(Visit visit) {
        var picker = Picker.of(visit, visit.query());
        return picker.show(200, picker.stored(), null);
    }

    private static Response understood(Visit visit) {
        var understood = DateInWords.read(visit, visit.query().get("words"));
        return Meaning.of(
                understood.recurrence() == null ? "" : understood.sentence(visit.today()));
    }

    private Response set(Visit visit, Form form) {
        var picker = Picker.of(visit, form);
        var input = RepeatForm.of(form);
        try {
            return input.words().isEmpty() ? setFields(picker, input) : setWords(picker, input);
        } catch (Failure.Invalid invalid) {
            return picker.show(422, input, visit.sentence(invalid));
        }
    }

    private Response setWords(Picker picker, RepeatForm input) {
        var visit = picker.visit;
        var words = DateInWords.read(visit, input.words());
        if (words.recurrence() == null) {
            return picker.show(422, input, visit.texts().repeatNotUnderstood());
        }
        var fields = new LinkedHashMap<>(words.recurrenceFields());
        fields.putAll(picker.start(words.due()));
        return changed(picker, fields, words.recurrence(), words.recurrenceOrigin());
    }

    private Response setFields(Picker picker, RepeatForm input) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (input.isNone()) {
            fields.put("recurrence_rule", null);
            return ended(picker, fields);
        }
        fields.put("recurrence_from", input.origin().wire());
        if (input.keeps() && picker.rule() != null) {
            return changed(picker, fields, picker.rule(), input.origin());
        }
        var rule = input.rule();
        if (rule.isEmpty()) {
            return picker.show(422, input, picker.visit.texts().repeatCheckFields());
        }
        fields.put("recurrence_rule", rule.get().text());
        var first = rule.get().first(picker.visit.today().today());
        fields.putAll(picker.start(new DueDate(first, null)));
        return changed(picker, fields, rule.get().text(), input.origin());
    }

    private Response ended(Picker picker, Map<String, @Nullable Object> fields) {
        var texts = picker.visit.texts();
        return lists.after(
                picker.visit,
                picker.selection.view(),
                picker.change(fields, texts::repeatEnded, texts::tasksRepeatEnded));
    }

    private Response changed(
            Picker picker,
            Map<String, @Nullable Object> fields,
            String rule,
            RecurrenceOrigin origin) {
        var texts = picker.visit.texts();
        var words = RecurrenceWords.of(rule, origin, picker.visit.today());
        return lists.after(
                picker.visit,
                picker.selection.view(),
                picker.change(
                        fields,
                        title -> texts.repeatSet(title, words),
                        count -> texts.tasksRepeatSet(count, words)));
    }

    private static Response showAgain(Visit visit, Form form) {
        return Picker.of(visit, form)
                .show(200, RepeatForm.of(form), visit.texts().dueAfterSignIn());
    }

    /**
     * The page with the input, for each outcome.
     *
     * @param task null if there is not exactly one
     */
    private record Picker(Visit visit, Selection selection, @Nullable Task task) {

        static Picker of(Visit visit, Form form) {
            var selection = Selection.of(form);
            return new Picker(
                    visit,
                    selection,
                    selection.isOne() ? new TaskClient(visit).get(selection.one()) : null);
        }

        @Nullable String rule() {
            return task == null ? null : task.recurrence();
        }

        DueDate due() {
            return task == null
                    ? DueDate.NONE
                    : DueDate.of(task.due(), task.allDay(), visit.today());
        }

        RepeatForm stored() {
            var day = due().day() == null ? visit.today().today() : due().day();
            return RepeatForm.of(
                    rule(), task == null ? RecurrenceOrigin.DUE : task.recurrenceOrigin(), day);
        }

        /**
         * Several tasks keep their due dates.
         *
         * @param first date of the series
         * @return the due date of a task that has none, because it would appear on no day; the time
         *     of {@code first} if it has one
         */
        Map<String, @Nullable Object> start(DueDate first) {
            if (task == null || (task.due() != null && first.time() == null)) {
                return Map.of();
            }
            var day = task.due() == null ? first.day() : due().day();
            return new DueDate(day, first.time()).fields(visit.today());
        }

        FlashMessage change(
                Map<String, @Nullable Object> fields,
                Function<String, String> one,
                LongFunction<String> many) {
            return new SelectionChange(visit, selection).run(fields, one, many);
        }

        Response show(int status, RepeatForm form, @Nullable String alert) {
            var texts = visit.texts();
            var rule = rule();
            var current =
                    task == null || rule == null
                            ? null
                            : texts.repeatNow(
                                    RecurrenceWords.of(
                                            rule, task.recurrenceOrigin(), visit.today()));
            var page =
                    new RepeatPage(
                            PickerAnswers.page(visit, texts.repeat(), selection.view()),
                            selection,
                            task == null
                                    ? texts.repeatOfTasks(new TaskClient(visit).count(selection))
                                    : texts.repeatOf(task.quoted(texts)),
                            current,
                            form,
                            alert,
                            visit.today().firstDayOfWeek());
            var html = Html.of(status, out -> JterepeatPickerGenerated.render(out, null, page));
            return alert == null ? html : PickerAnswers.again(visit, html);
        }
    }
}
