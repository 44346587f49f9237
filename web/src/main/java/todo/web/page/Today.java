package todo.web.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.http.Request;

/**
 * Today, where the person is. Their browser's script says where that is, in a cookie; without it,
 * it is UTC.
 *
 * <p>A task that is due on a day, rather than at a time, is due on that day wherever the person is.
 */
public record Today(LocalDate today, ZoneId zone) {

    private static final DateTimeFormatter THIS_YEAR =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter ANY_YEAR =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public static Today of(Request request, Clock clock) {
        var zone = zone(request);
        return new Today(LocalDate.ofInstant(clock.instant(), zone), zone);
    }

    /**
     * @return where the person is, as far as their browser says
     */
    public static ZoneId zone(Request request) {
        var name = Cookies.plain(request, "time_zone");
        try {
            return name == null
                    ? ZoneOffset.UTC
                    : ZoneId.of(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /**
     * @param allDay whether the time of the day says nothing, being midnight UTC
     */
    public LocalDate date(Instant time, boolean allDay) {
        return LocalDate.ofInstant(time, allDay ? ZoneOffset.UTC : zone);
    }

    /**
     * @return such as Tomorrow, Friday or 24 December
     */
    public String words(LocalDate date) {
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

    /**
     * @return such as Today, 09:00
     */
    public String words(Instant time) {
        return words(date(time, false)) + ", " + TIME.format(LocalTime.ofInstant(time, zone));
    }

    /**
     * @return how the API keeps that a task is due on a day
     */
    public static Instant instant(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * @param text a date, or one of the quick words
     * @return null for none
     * @throws DateTimeException if it is neither
     */
    public @Nullable LocalDate parse(String text) {
        return switch (text) {
            case "" -> null;
            case "today" -> today;
            case "tomorrow" -> today.plusDays(1);
            case "next-week" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            default -> LocalDate.parse(text);
        };
    }
}
