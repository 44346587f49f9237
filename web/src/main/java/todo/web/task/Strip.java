package todo.web.task;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import todo.web.page.Today;

/** The next two weeks, with how many tasks are due on each day. */
public final class Strip {

    static final int DAYS = 14;

    /** The longest bar. */
    private static final long MAX_LOAD = 6;

    private Strip() {}

    /**
     * A day.
     *
     * @param label for example: Friday, 4 December
     * @param weekday for example Friday
     * @param shortWeekday for example Fri
     * @param note for example Tomorrow, or the month
     * @param count of the tasks that are due on it
     * @param path of its tasks
     */
    public record Day(
            LocalDate date,
            String label,
            String weekday,
            String shortWeekday,
            String note,
            long count,
            String path) {

        public String number() {
            return String.valueOf(date.getDayOfMonth());
        }

        /**
         * @return the length of its bar, from 0 to 6
         */
        public long load() {
            return Math.min(count, MAX_LOAD);
        }

        public boolean isWeekend() {
            return date.getDayOfWeek().getValue() >= 6;
        }

        /**
         * @return where a task is added that is due on this day
         */
        public View add() {
            return new View(View.Kind.UPCOMING, "").at(date);
        }
    }

    static Day day(LocalDate date, long count, Today today, String path) {
        var isTomorrow = date.equals(today.today().plusDays(1));
        return new Day(
                date,
                today.weekdayAndDate(date),
                today.weekday(date),
                today.shortWeekday(date),
                isTomorrow ? today.label(date) : month(date, today),
                count,
                path);
    }

    private static String month(LocalDate date, Today today) {
        return date.getYear() == today.today().getYear()
                ? today.month(date)
                : today.monthAndYear(YearMonth.from(date));
    }

    /**
     * @return tomorrow and the days after it
     */
    static List<LocalDate> days(Today today) {
        return IntStream.range(1, DAYS).mapToObj(today.today()::plusDays).toList();
    }

    /**
     * @param dueToday how many open tasks are due by the end of today
     * @param counts of the days after it
     * @param shown until which day the page has sections
     */
    static List<Day> of(Today today, long dueToday, Map<LocalDate, Long> counts, LocalDate shown) {
        var now = today.today();
        return IntStream.range(0, DAYS)
                .mapToObj(now::plusDays)
                .map(date ->
                        date.equals(now)
                                ? day(date, dueToday, today, View.TODAY.path())
                                : day(
                                        date,
                                        counts.getOrDefault(date, 0L),
                                        today,
                                        date.isAfter(shown)
                                                ? View.search("is:open due:" + date).path()
                                                : "#sec-" + date))
                .toList();
    }
}
