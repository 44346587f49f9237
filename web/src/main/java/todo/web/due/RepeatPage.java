package todo.web.due;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;
import todo.web.recurrence.RecurrenceUnit;
import todo.web.task.Selection;

/**
 * The editor for recurrences.
 *
 * @param question its heading
 * @param current the recurrence until now in words; null for none
 * @param alert why nothing has been changed; null if nothing went wrong
 * @param firstDay of the week
 */
public record RepeatPage(
        Page page,
        Selection selection,
        String question,
        @Nullable String current,
        RepeatForm form,
        @Nullable String alert,
        DayOfWeek firstDay) {

    /**
     * A choice of a select or of check boxes.
     *
     * @param wire the value in forms
     */
    public record Choice(String wire, String label, boolean isChosen) {}

    public List<Choice> units() {
        var choices = new ArrayList<Choice>();
        choices.add(choice(RepeatForm.NONE, page.texts().repeatNever()));
        if (form.keeps()) {
            choices.add(choice(RepeatForm.KEEP, page.texts().repeatKeep()));
        }
        for (var unit : RecurrenceUnit.values()) {
            choices.add(choice(RepeatForm.wire(unit), unit.label(page.texts())));
        }
        return choices;
    }

    private Choice choice(String wire, String label) {
        return new Choice(wire, label, wire.equals(form.unit()));
    }

    /**
     * @return the check boxes of a weekly rule
     */
    public List<Choice> weekdays() {
        var names = page.texts().shortWeekdays().split(",", -1);
        return days().stream()
                .map(day ->
                        new Choice(
                                RepeatForm.wire(day),
                                names[day.getValue() - 1],
                                form.weekdays().contains(RepeatForm.wire(day))))
                .toList();
    }

    /**
     * @return the days of the week for a monthly rule
     */
    public List<Choice> weekdaysOfMonth() {
        var names = page.texts().weekdays().split(",", -1);
        return days().stream()
                .map(day ->
                        new Choice(
                                RepeatForm.wire(day),
                                names[day.getValue() - 1],
                                form.weekday().equals(RepeatForm.wire(day))))
                .toList();
    }

    private List<DayOfWeek> days() {
        return IntStream.range(0, 7).mapToObj(number -> firstDay.plus(number)).toList();
    }

    /**
     * @return the first to the fifth, and the last
     */
    public List<Choice> ordinals() {
        var names = page.texts().ordinals().split(",", -1);
        return IntStream.range(0, names.length)
                .mapToObj(index -> {
                    var wire = index == names.length - 1 ? "-1" : String.valueOf(index + 1);
                    return new Choice(wire, names[index], form.ordinal().equals(wire));
                })
                .toList();
    }
}
