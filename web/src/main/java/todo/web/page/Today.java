package todo.web.page;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import todo.web.text.Language;

/**
 * The current day in the user's time zone, and dates relative to it.
 *
 * <p>An all-day task is due on the same date in every time zone.
 *
 * @param zone of the user's profile: the API parses dates and sends reminders in the same zone
 * @param firstDayOfWeek the day with which weeks begin
 */
public record Today(LocalDate today, ZoneId zone, Language language, DayOfWeek firstDayOfWeek) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** The weeks begin as usual in the language. */
    public Today(LocalDate today, ZoneId zone, Language language) {
        this(today, zone, language, language.firstDayOfWeek());
    }

    public static Today in(ZoneId zone, Language language, DayOfWeek firstDayOfWeek, Clock clock) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return new Today(today, zone, language, firstDayOfWeek);
    }

    /**
     * @return the same for the day of another moment
     */
    public Today at(Instant moment) {
        return new Today(LocalDate.ofInstant(moment, zone), zone, language, firstDayOfWeek);
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
        var texts = language.texts();
        var days = ChronoUnit.DAYS.between(today, date);
        if (days == 0) {
            return texts.today();
        }
        if (days == 1) {
            return texts.tomorrow();
        }
        if (days == -1) {
            return texts.yesterday();
        }
        if (days > 1 && days < 7) {
            return weekday(date);
        }
        return days < 0 && days > -7 ? texts.daysAgo(-days) : day(date);
    }

    /**
     * @return for example: Tomorrow, 24 December
     */
    public String heading(LocalDate date) {
        var label = label(date);
        var day = day(date);
        return language.texts().dayAndDate(label.equals(day) ? weekday(date) : label, day);
    }

    /**
     * @return for example: Monday, 23 November
     */
    public String weekdayAndDate(LocalDate date) {
        return language.texts().dayAndDate(weekday(date), day(date));
    }

    /**
     * @return for example 24 December, or 2 January 2027 in another year
     */
    public String day(LocalDate date) {
        var texts = language.texts();
        var day = texts.dayAndMonth(String.valueOf(date.getDayOfMonth()), month(date));
        return date.getYear() == today.getYear()
                ? day
                : texts.dateOfYear(day, String.valueOf(date.getYear()));
    }

    /**
     * @return for example Monday
     */
    public String weekday(LocalDate date) {
        return language.texts().weekdays().split(",", -1)[date.getDayOfWeek().getValue() - 1];
    }

    /**
     * @return for example Mon
     */
    public String shortWeekday(LocalDate date) {
        return shortWeekday(date.getDayOfWeek());
    }

    /**
     * @return for example Mon
     */
    public String shortWeekday(DayOfWeek day) {
        return language.texts().shortWeekdays().split(",", -1)[day.getValue() - 1];
    }

    /**
     * @return for example: 1 Dec
     */
    public String shortDay(LocalDate date) {
        var month = language.texts().shortMonths().split(",", -1)[date.getMonthValue() - 1];
        return language.texts().dayAndMonth(String.valueOf(date.getDayOfMonth()), month);
    }

    /**
     * @return for example December
     */
    public String month(LocalDate date) {
        return language.texts().months().split(",", -1)[date.getMonthValue() - 1];
    }

    /**
     * @return for example: December 2026
     */
    public String monthAndYear(YearMonth month) {
        return language.texts()
                .monthAndYear(month(month.atDay(1)), String.valueOf(month.getYear()));
    }

    /**
     * @return for example Today, 09:00
     */
    public String label(Instant time) {
        return language.texts().dayAndTime(label(date(time, false)), time(time));
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
