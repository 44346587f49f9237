package todo.api.recurrence;

import java.time.LocalTime;
import java.util.List;

/**
 * At which times of its days a rule comes; an empty list leaves it to the time that the series
 * began at. Sorted, with nothing twice.
 *
 * @param hours 0 to 23
 * @param minutes at most one, 0 to 59: two dates within an hour are too many for a task
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
     * @return the one that these allow in {@code hour}, or else in the hour of {@code begun}
     */
    LocalTime in(int hour, LocalTime begun) {
        return begun.withHour(hour)
                .withMinute(minutes.isEmpty() ? begun.getMinute() : minutes.getFirst());
    }
}
