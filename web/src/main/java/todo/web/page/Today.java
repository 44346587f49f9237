package todo.web.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The current day in the user's time zone, and dates relative to it.
 *
 * <p>An all-day task is due on the same date in every time zone.
 *
 * @param zone of the user's profile: the API parses dates and sends reminders in the same zone
 */
public record Today(LocalDate today, ZoneId zone) {

    private static final DateTimeFormatter THIS_YEAR =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter ANY_YEAR =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public static Today in(ZoneId zone, Clock clock) {
        return new Today(LocalDate.ofInstant(clock.instant(), zone), zone);
    }

    /**
     * @param allDay whether the time of day has no meaning: it is then midnight UTC
     */
    public LocalDate date(Instant time, boolean allDay) {
        return LocalDate.ofInstant(time, allDay ? ZoneOffset.UTC : zone);
    }

    /**
     * @return for example Tomorrow, Friday or 24 December
     */
    public String label(LocalDate date) {
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
            return weekday(date);
        }
        if (days < 0 && days > -7) {
            return -days + " days ago";
        }
        return day(date);
    }

    /**
     * @return for example: Tomorrow, 24 December
     */
    public String heading(LocalDate date) {
        var label = label(date);
        var day = day(date);
        return (label.equals(day) ? weekday(date) : label) + ", " + day;
    }

    private String day(LocalDate date) {
        return (date.getYear() == today.getYear() ? THIS_YEAR : ANY_YEAR).format(date);
    }

    private static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /**
     * @return for example Today, 09:00
     */
    public String label(Instant time) {
        return label(date(time, false)) + ", " + time(time);
    }

    /**
     * @return for example 09:00
     */
    public String time(Instant time) {
        return TIME.format(LocalTime.ofInstant(time, zone));
    }

    /**
     * @return the due date of an all-day task, as the API stores it
     */
    public static Instant instant(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
