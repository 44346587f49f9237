package todo.web.task;

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
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import todo.http.Request;
import todo.web.page.Cookies;

/**
 * Today, where the person is. Their browser's script says where that is, in a cookie; without it,
 * it is UTC.
 *
 * <p>A task that is due at midnight UTC is due on that day, wherever the person is: that is how a
 * date without a time is kept. One that is due at any other instant is due at that moment, on the
 * day that it is then where the person is.
 */
record Day(LocalDate today, ZoneId zone) {

    static Day of(Request request, Clock clock) {
        var zone = zone(Cookies.plain(request, "time_zone"));
        return new Day(LocalDate.ofInstant(clock.instant(), zone), zone);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null
                    ? ZoneOffset.UTC
                    : ZoneId.of(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /**
     * @return the day that a task is due on
     */
    LocalDate date(Instant due) {
        return allDay(due)
                ? LocalDate.ofInstant(due, ZoneOffset.UTC)
                : LocalDate.ofInstant(due, zone);
    }

    /**
     * @return the time of the day that a task is due at; null for all of the day
     */
    @Nullable LocalTime time(Instant due) {
        return allDay(due) ? null : LocalTime.ofInstant(due, zone);
    }

    private static boolean allDay(Instant due) {
        return LocalTime.ofInstant(due, ZoneOffset.UTC).equals(LocalTime.MIDNIGHT);
    }

    /**
     * @return how the API keeps that a task is due on a day
     */
    static Instant instant(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * @param text a date, or one of the quick words
     * @return null for none
     * @throws DateTimeException if it is neither
     */
    @Nullable LocalDate parse(String text) {
        return switch (text) {
            case "" -> null;
            case "today" -> today;
            case "tomorrow" -> today.plusDays(1);
            case "next-week" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            default -> LocalDate.parse(text);
        };
    }
}
