package todo.web.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Today;
import todo.web.text.Texts;

/**
 * The input for a task's due date and reminder.
 *
 * @param date empty for none
 * @param time empty for an all-day task
 * @param reminder minutes before the due date; empty for none
 */
public record DueFields(String date, String time, String reminder) {

    /** In minutes. */
    private static final List<String> REMINDERS =
            List.of("", "0", "10", "30", "60", "120", "1440", "2880", "10080");

    static DueFields of(Task task, Today today) {
        var due = task.due();
        var reminder = task.reminder() == null ? "" : task.reminder().toString();
        if (due == null) {
            return new DueFields("", "", reminder);
        }
        var date = today.date(due, task.allDay()).toString();
        var time = task.allDay() ? "" : today.time(due);
        return new DueFields(date, time, reminder);
    }

    /**
     * @param suffix of the names of the form's fields
     */
    static DueFields of(Form form, String suffix) {
        return new DueFields(
                form.get("due" + suffix), form.get("time" + suffix), form.get("reminder" + suffix));
    }

    /**
     * @return the labels of the choices by their minutes, including the current choice
     */
    public Map<String, String> choices(Texts texts) {
        var labels = new LinkedHashMap<String, String>();
        REMINDERS.forEach(minutes -> labels.put(minutes, label(minutes, texts)));
        labels.put(reminder, reminderLabel(texts));
        return labels;
    }

    String reminderLabel(Texts texts) {
        return label(reminder, texts);
    }

    /**
     * @param reminder minutes before the due date; empty for none
     */
    static String label(String reminder, Texts texts) {
        if (!reminder.matches("[0-9]{1,6}")) {
            return texts.noReminder();
        }
        var minutes = Long.parseLong(reminder);
        if (minutes == 0) {
            return texts.atDueTime();
        }
        if (minutes % 10_080 == 0) {
            return texts.weeksBefore(minutes / 10_080);
        }
        if (minutes % 1440 == 0) {
            return texts.daysBefore(minutes / 1440);
        }
        return minutes % 60 == 0 ? texts.hoursBefore(minutes / 60) : texts.minutesBefore(minutes);
    }

    /**
     * Adds to {@code change} the fields that the user has changed.
     *
     * @param stored the values that the form showed first
     * @throws Failure.Invalid if the input is not a date, time or number of minutes
     */
    void change(Map<String, @Nullable Object> change, DueFields stored, Today today) {
        if (equals(stored)) {
            return;
        }
        if (date.isBlank() && !reminder.isEmpty()) {
            throw invalid("/due_date", "Choose a date, or remove the reminder.");
        }
        if (!hasDay(stored)) {
            change.putAll(fields(today));
        }
        if (!reminder.equals(stored.reminder)) {
            change.put("reminder_lead_time", minutes());
        }
    }

    /**
     * @return these where the user alone has changed them, otherwise the stored ones; date and time
     *     belong together
     */
    DueFields over(DueFields stored, DueFields base) {
        var day = stored.hasDay(base) ? this : stored;
        return new DueFields(
                day.date,
                day.time,
                stored.reminder.equals(base.reminder) ? reminder : stored.reminder);
    }

    /**
     * @return these where they were changed both by the user and elsewhere, otherwise the stored
     *     ones
     */
    DueFields contradicting(DueFields stored, DueFields base) {
        var day = hasDay(base) || stored.hasDay(base) ? stored : this;
        var isSettled = reminder.equals(base.reminder) || stored.reminder.equals(base.reminder);
        return new DueFields(day.date, day.time, isSettled ? stored.reminder : reminder);
    }

    DueFields withTyped(Form form) {
        var typed = of(form, FieldConflict.TYPED);
        var day = form.fields().containsKey("due" + FieldConflict.TYPED) ? typed : this;
        return new DueFields(
                day.date,
                day.time,
                form.fields().containsKey("reminder" + FieldConflict.TYPED)
                        ? typed.reminder
                        : reminder);
    }

    void addConflicts(List<FieldConflict> conflicts, DueFields stored, Texts texts) {
        if (!hasDay(stored)) {
            conflicts.add(
                    new FieldConflict(
                            "due",
                            texts.dueDate(),
                            Map.of("due", date, "time", time),
                            day().isEmpty() ? texts.empty() : day(),
                            stored.day().isEmpty() ? texts.empty() : stored.day()));
        }
        if (!reminder.equals(stored.reminder)) {
            conflicts.add(
                    TaskFields.conflict(
                            "reminder",
                            texts.reminder(),
                            reminder,
                            reminderLabel(texts),
                            stored.reminderLabel(texts),
                            texts));
        }
    }

    private boolean hasDay(DueFields other) {
        return date.equals(other.date) && time.equals(other.time);
    }

    /**
     * @return for example: 2026-12-24 09:30; empty without a date
     */
    String day() {
        return (date + " " + time).strip();
    }

    private Map<String, @Nullable Object> fields(Today today) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        try {
            var day = date.isEmpty() ? null : LocalDate.parse(date);
            if (day == null && !time.isEmpty()) {
                throw invalid("/due_date", "Choose a date for this time.");
            } else if (day == null) {
                fields.put("due_date", null);
            } else if (time.isEmpty()) {
                fields.put("due_date", Today.instant(day).toString());
            } else {
                var at = day.atTime(timeOfDay()).atZone(today.zone());
                fields.put("due_date", at.toInstant().toString());
            }
            fields.put("all_day", day != null && time.isEmpty());
            return fields;
        } catch (DateTimeException invalid) {
            throw invalid("/due_date", "Enter a date, such as 2026-12-24.");
        }
    }

    private LocalTime timeOfDay() {
        try {
            return LocalTime.parse(time);
        } catch (DateTimeException invalid) {
            throw invalid("/time", "Enter a time, such as 09:30.");
        }
    }

    private @Nullable Integer minutes() {
        if (!reminder.matches("[0-9]{0,6}")) {
            throw invalid("/reminder_lead_time", "Enter a number of minutes.");
        }
        return reminder.isEmpty() ? null : Integer.valueOf(reminder);
    }

    private static Failure invalid(String pointer, String detail) {
        return new Failure.Invalid(List.of(new Failure.Fault(pointer, detail)));
    }
}
