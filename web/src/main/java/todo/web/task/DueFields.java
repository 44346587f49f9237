package todo.web.task;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Today;

/**
 * When a task is due and when its owner is reminded, as it is typed.
 *
 * @param due a date, or empty
 * @param time of that day, or empty for all of it
 * @param reminder minutes before, or empty for none
 */
public record DueFields(String due, String time, String reminder) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private static final Map<String, String> REMINDERS = reminders();

    private static Map<String, String> reminders() {
        var words = new LinkedHashMap<String, String>();
        words.put("", "No reminder");
        words.put("0", "When it is due");
        words.put("10", "10 minutes before");
        words.put("30", "30 minutes before");
        words.put("60", "1 hour before");
        words.put("120", "2 hours before");
        words.put("1440", "1 day before");
        words.put("2880", "2 days before");
        words.put("10080", "1 week before");
        return words;
    }

    static DueFields of(Task task, Today day) {
        var due = task.due();
        var reminder = task.reminder() == null ? "" : task.reminder().toString();
        if (due == null) {
            return new DueFields("", "", reminder);
        }
        var date = day.date(due, task.allDay()).toString();
        var time = task.allDay() ? "" : TIME.format(due.atZone(day.zone()));
        return new DueFields(date, time, reminder);
    }

    /**
     * @param suffix of the fields' names
     */
    static DueFields of(Form form, String suffix) {
        return new DueFields(
                form.get("due" + suffix), form.get("time" + suffix), form.get("reminder" + suffix));
    }

    /**
     * @return what can be chosen, by its minutes: the usual ones, and the one that is chosen
     */
    public Map<String, String> choices() {
        if (REMINDERS.containsKey(reminder)) {
            return REMINDERS;
        }
        var more = new LinkedHashMap<>(REMINDERS);
        more.put(reminder, reminder + " minutes before");
        return more;
    }

    /**
     * Puts into {@code change} what is not as it was.
     *
     * @param stored what was shown at first
     * @throws Failure.Invalid if it is no date, time or number of minutes
     */
    void change(Map<String, @Nullable Object> change, DueFields stored, Today day) {
        if (!due.equals(stored.due) || !time.equals(stored.time)) {
            change.putAll(fields(day));
        }
        if (!reminder.equals(stored.reminder)) {
            change.put("reminder_lead_time", minutes());
        }
    }

    /**
     * @return how the API keeps when it is due
     * @throws Failure.Invalid if it is no date or time
     */
    Map<String, @Nullable Object> fields(Today day) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        try {
            var date = day.parse(due);
            if (date == null) {
                fields.put("due_date", null);
            } else if (time.isEmpty()) {
                fields.put("due_date", Today.instant(date).toString());
            } else {
                var at = date.atTime(timeOfDay()).atZone(day.zone());
                fields.put("due_date", at.toInstant().toString());
            }
            fields.put("all_day", date != null && time.isEmpty());
            return fields;
        } catch (DateTimeException noDate) {
            throw invalid("/due_date", "This has to be a date, such as 2026-12-24.");
        }
    }

    private LocalTime timeOfDay() {
        try {
            return LocalTime.parse(time);
        } catch (DateTimeException noTime) {
            throw invalid("/time", "This has to be a time, such as 09:30.");
        }
    }

    private @Nullable Integer minutes() {
        if (!reminder.matches("[0-9]{0,6}")) {
            throw invalid("/reminder_lead_time", "This has to be a number of minutes.");
        }
        return reminder.isEmpty() ? null : Integer.valueOf(reminder);
    }

    private static Failure invalid(String pointer, String detail) {
        return new Failure.Invalid(List.of(new Failure.Fault(pointer, detail)));
    }
}
