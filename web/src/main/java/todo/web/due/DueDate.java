package todo.web.due;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.web.page.Today;

/**
 * When a task is due, in the user's time zone.
 *
 * @param day null for no due date
 * @param time null for the whole day
 */
record DueDate(@Nullable LocalDate day, @Nullable LocalTime time) {

    static final DueDate NONE = new DueDate(null, null);

    /**
     * @param due as the API stores it; null for none
     */
    static DueDate of(@Nullable Instant due, boolean allDay, Today today) {
        if (due == null) {
            return NONE;
        }
        var local = due.atZone(allDay ? ZoneOffset.UTC : today.zone());
        return new DueDate(local.toLocalDate(), allDay ? null : local.toLocalTime());
    }

    DueDate at(@Nullable LocalTime changed) {
        return new DueDate(day, day == null ? null : changed);
    }

    /**
     * @return the API's fields. A time that a change to summer time skips is an hour later
     */
    Map<String, @Nullable Object> fields(Today today) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("due_date", instant(today));
        fields.put("all_day", day != null && time == null);
        return fields;
    }

    private @Nullable String instant(Today today) {
        if (day == null) {
            return null;
        }
        return (time == null
                        ? Today.instant(day)
                        : day.atTime(time).atZone(today.zone()).toInstant())
                .toString();
    }

    /**
     * @return for example: Friday, 4 December, 09:00
     */
    String sentence(Today today) {
        var texts = today.language().texts();
        if (day == null) {
            return texts.noDate();
        }
        var date = today.weekdayAndDate(day);
        return time == null ? date : texts.dayAndTime(date, clock());
    }

    /**
     * @return for example: Tomorrow, 09:00
     */
    String label(Today today) {
        var texts = today.language().texts();
        if (day == null) {
            return texts.noDate();
        }
        return time == null ? today.label(day) : texts.dayAndTime(today.label(day), clock());
    }

    /**
     * @return for example 09:00; empty for the whole day
     */
    String clock() {
        return time == null ? "" : time.withSecond(0).withNano(0).toString();
    }
}
