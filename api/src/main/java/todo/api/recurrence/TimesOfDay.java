package todo.api.recurrence;

import java.time.LocalTime;
import java.util.List;

/**
 * The times of day that a rule names. For an empty list, the start of the series provides the
 * value. The lists are sorted and have no duplicates.
 *
 * @param hours 0 to 23
 * @param minutes 0 to 59, at most one, because tasks recur at most once an hour
 */
public record TimesOfDay(List<Integer> hours, List<Integer> minutes) {

    static final TimesOfDay ANY = new TimesOfDay(List.of(), List.of());

    public TimesOfDay {
        hours = DaySelection.sorted(hours);
        minutes = DaySelection.sorted(minutes);
    }

    static TimesOfDay at(LocalTime time) {
        return new TimesOfDay(List.of(time.getHour()), List.of(time.getMinute()));
    }

    boolean isAny() {
        return hours.isEmpty() && minutes.isEmpty();
    }

    /**
     * @return the time in {@code hour}; the minute is taken from {@code start} if none is named
     */
    LocalTime in(int hour, LocalTime start) {
        return start.withHour(hour)
                .withMinute(minutes.isEmpty() ? start.getMinute() : minutes.getFirst());
    }
}
