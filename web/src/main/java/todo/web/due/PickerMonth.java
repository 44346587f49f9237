package todo.web.due;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import todo.web.page.Today;

/**
 * A month as whole weeks, to choose a day from.
 *
 * @param chosen the due date; null for none
 */
public record PickerMonth(YearMonth month, @Nullable LocalDate chosen, Today today) {

    /** As many as the longest month touches, so that the grid keeps its height. */
    private static final int WEEKS = 6;

    /**
     * A day of the grid.
     *
     * @param label for example: Friday, 4 December
     * @param isOutside whether it belongs to the month before or after
     */
    public record Day(
            LocalDate date, String label, boolean isOutside, boolean isChosen, boolean isToday) {}

    /**
     * The head of a column.
     *
     * @param initial its short form
     */
    public record Column(String name, String initial) {}

    /**
     * @param month such as 2026-12; the chosen or the current one for any other text
     */
    static PickerMonth of(String month, @Nullable LocalDate chosen, Today today) {
        var start = chosen == null ? today.today() : chosen;
        return new PickerMonth(parsed(month, YearMonth.from(start)), chosen, today);
    }

    private static YearMonth parsed(String month, YearMonth absent) {
        try {
            // Four digits: further years are not dates of the API.
            return month.matches("[0-9]{4}-[0-9]{2}") ? YearMonth.parse(month) : absent;
        } catch (DateTimeException invalid) {
            return absent;
        }
    }

    /**
     * @return for example: December 2026
     */
    public String title() {
        return today.monthAndYear(month);
    }

    public String previous() {
        return month.minusMonths(1).toString();
    }

    public String next() {
        return month.plusMonths(1).toString();
    }

    public List<Column> columns() {
        var first = firstDay();
        return first.datesUntil(first.plusWeeks(1))
                .map(day -> new Column(today.weekday(day), today.shortWeekday(day)))
                .toList();
    }

    public List<List<Day>> weeks() {
        var first = firstDay();
        return IntStream.range(0, WEEKS).mapToObj(week -> week(first.plusWeeks(week))).toList();
    }

    private LocalDate firstDay() {
        return month.atDay(1).with(TemporalAdjusters.previousOrSame(today.firstDayOfWeek()));
    }

    private List<Day> week(LocalDate first) {
        return first.datesUntil(first.plusWeeks(1))
                .map(date ->
                        new Day(
                                date,
                                today.weekdayAndDate(date),
                                !YearMonth.from(date).equals(month),
                                date.equals(chosen),
                                date.equals(today.today())))
                .toList();
    }
}
