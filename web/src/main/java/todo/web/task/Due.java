package todo.web.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When a task is due, as a person says it.
 *
 * @param iso for machines
 * @param style overdue, today, soon, later: for the style sheet, and for those who do not see it
 */
public record Due(String words, String iso, String style) {

    private static final DateTimeFormatter THIS_YEAR =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter ANY_YEAR =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /**
     * @param done whether it has been done: then it is not overdue, however late
     */
    static Due of(Instant due, Day day, boolean done) {
        var date = day.date(due);
        var time = day.time(due);
        var overdue = date.isBefore(day.today()) && !done;
        var words = words(date, day.today()) + (time == null ? "" : ", " + TIME.format(time));
        var style = overdue ? "overdue" : style(date, day.today());
        return new Due(words, date.toString(), style);
    }

    private static String words(LocalDate date, LocalDate today) {
        var days = ChronoUnit.DAYS.between(today, date);
        if (days == 0) {
            return "Today";
        }
        if (days == 1) {
            return "Tomorrow";
        }
        if (days == -1) {
            return "Yesterday";
        }
        if (days > 1 && days < 7) {
            return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        if (days < 0 && days > -7) {
            return -days + " days ago";
        }
        return (date.getYear() == today.getYear() ? THIS_YEAR : ANY_YEAR).format(date);
    }

    private static String style(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return "today";
        }
        return date.equals(today.plusDays(1)) ? "soon" : "later";
    }
}
