package todo.api.transfer.todoist;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.quickadd.MatchKind;
import todo.api.quickadd.ParsedLine;
import todo.api.transfer.importing.ImportedDueDate;
import todo.api.transfer.importing.TaskEntryBuilder;

/**
 * Reads the dates of Todoist: a date, a time, or a phrase of quick add such as {@code every! 3
 * days} or {@code tomorrow 9am}. A phrase in another language than English is not read, because its
 * words can mean something in English: French {@code mar 3} is a Tuesday.
 */
final class TodoistDates {

    /** A placeholder title. Quick add leaves words that it does not understand in the title. */
    private static final String TITLE = "x";

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ]\\d.*)?");

    /** A date in any language. */
    private static final Pattern NUMERIC = Pattern.compile("[\\d\\s.:/+-]+|" + ISO);

    private static final List<MatchKind> DATES =
            List.of(MatchKind.DATE, MatchKind.TIME, MatchKind.RECURRENCE);

    private final Clock clock;

    TodoistDates(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sets the due date and the recurrence of the task.
     *
     * @param language a language code; empty for English
     * @return false if a part of the phrase cannot be read; the task is then unchanged
     */
    boolean read(String text, String language, ZoneId zone, TaskEntryBuilder task) {
        var isEnglish = language.toLowerCase(Locale.ROOT).matches("|en([-_].*)?");
        if (!isEnglish && !NUMERIC.matcher(text).matches()) {
            return false;
        }
        var phrase = TodoistPhrase.toQuickAdd(text);
        var date = ISO.matcher(phrase).matches() ? ImportedDueDate.parse(phrase, zone) : null;
        if (date != null) {
            task.due(date);
            return true;
        }
        var read = ParsedLine.parse(TITLE + " " + phrase, zone, clock.instant());
        var day = read.date();
        var whole =
                read.title().equals(TITLE)
                        && read.understood().stream().allMatch(each -> DATES.contains(each.kind()));
        if (day == null || !whole) {
            return false;
        }
        var due = due(day, read.time(), zone);
        if (due == null) {
            return false;
        }
        task.due(due);
        var rule = read.rule();
        if (rule != null) {
            task.recurrence(rule);
            task.recurrenceFrom(read.origin());
        }
        return true;
    }

    /**
     * @param time null for all of the day
     * @return null if the year is not 1 to 9999
     */
    private static @Nullable ImportedDueDate due(
            LocalDate day, @Nullable LocalTime time, ZoneId zone) {
        try {
            return time == null
                    ? ImportedDueDate.on(day)
                    : ImportedDueDate.at(day.atTime(time).atZone(zone).toInstant());
        } catch (DateTimeException beyond) {
            return null;
        }
    }
}
