package todo.api.chat.builtin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says days and times: "tomorrow at 9:00", "Friday", "24 December". */
final class DueWords {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm", Locale.ENGLISH);

    private DueWords() {}

    /**
     * @param due a day, or a day and a time
     */
    static String of(String due, LocalDate today) {
        return due.contains("T")
                ? day(LocalDate.parse(due.substring(0, 10)), today)
                        + " at "
                        + TIME.format(LocalDateTime.parse(due))
                : day(LocalDate.parse(due), today);
    }

    static String day(LocalDate day, LocalDate today) {
        var ahead = ChronoUnit.DAYS.between(today, day);
        if (ahead >= -1 && ahead <= 1) {
            return ahead == 0 ? "today" : ahead == 1 ? "tomorrow" : "yesterday";
        }
        if (ahead > 0 && ahead < 7) {
            return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        return (day.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(day);
    }
}
