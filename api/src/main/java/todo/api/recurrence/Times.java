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
public record Times(List<Integer> hours, List<Integer> minutes) {

    static final Times ANY = new Times(List.of(), List.of());

    public Times {
        hours = Days.sorted(hours);
        minutes = Days.sorted(minutes);
    }

    static Times at(LocalTime time) {
        return new Times(List.of(time.getHour()), List.of(time.getMinute()));
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
