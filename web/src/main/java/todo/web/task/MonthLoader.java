package todo.web.task;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.Today;
import todo.web.task.TaskClient.Listing;

/** Loads the tasks of a view that are due in the six weeks around a month. */
final class MonthLoader {

    private static final int WEEKS = 6;
    private static final int MAX_TASKS = 500;
    private static final int MAX_ROWS = 50;

    private final View view;
    private final Today today;
    private final TaskClient tasks;
    private final TaskQuery query;
    private final Sections sections;
    private final Map<String, String> colors = new HashMap<>();

    MonthLoader(Visit visit, View view, SideBar side, Sections sections) {
        this.view = view;
        this.today = visit.today();
        this.tasks = new TaskClient(visit);
        this.query = TaskQuery.of(view, side);
        this.sections = sections;
        side.allLists().forEach(list -> colors.put(list.id(), list.color()));
    }

    /** The tasks of one day, and how many there are. */
    private record Due(List<Task> tasks, long total) {}

    Month load() {
        var month = Month.of(view, today.today());
        var first = month.atDay(1).with(TemporalAdjusters.previousOrSame(today.firstDayOfWeek()));
        var last = first.plusDays(7L * WEEKS - 1);
        var day = Month.day(month, view.day(), today.today());
        var listed = tasks.list(query.due(day, day) + Order.DUE.parameters(), MAX_ROWS, null);
        var due = due(first, last);
        var below = listed.get();
        return new Month(
                today.monthAndYear(month),
                weekdays(),
                IntStream.range(0, WEEKS)
                        .mapToObj(week -> week(month, first.plusWeeks(week), due))
                        .toList(),
                step(month.minusMonths(1)),
                step(month.plusMonths(1)),
                view.at(YearMonth.from(today.today()), null),
                day,
                view.day() != null,
                today.heading(day),
                sections.rows(below.tasks()),
                below.total());
    }

    private List<String> weekdays() {
        return Stream.iterate(today.firstDayOfWeek(), (DayOfWeek day) -> day.plus(1))
                .limit(7)
                .map(today::shortWeekday)
                .toList();
    }

    private Month.Step step(YearMonth month) {
        return new Month.Step(view.at(month, null), today.monthAndYear(month));
    }

    /** Asks for each day that one page of tasks does not reach. */
    private Map<LocalDate, Due> due(LocalDate first, LocalDate last) {
        var page = tasks.list(query.due(first, last) + Order.DUE.parameters(), MAX_TASKS, null);
        var listing = page.get();
        var byDay = new HashMap<LocalDate, List<Task>>();
        listing.tasks()
                .forEach(task ->
                        byDay.computeIfAbsent(day(task), date -> new ArrayList<>()).add(task));
        var due = new HashMap<LocalDate, Due>();
        byDay.forEach((day, found) -> due.put(day, new Due(found, found.size())));
        if (listing.next() != null) {
            // All-day tasks are sorted by UTC, so the day before the last can be incomplete too.
            var from = day(listing.tasks().getLast()).minusDays(1);
            var calls = new HashMap<LocalDate, Supplier<Listing>>();
            from.datesUntil(last.plusDays(1)).forEach(day -> calls.put(day, of(day)));
            calls.forEach(
                    (day, call) -> due.put(day, new Due(call.get().tasks(), call.get().total())));
        }
        return due;
    }

    private Supplier<Listing> of(LocalDate day) {
        return tasks.list(query.due(day, day) + Order.DUE.parameters(), Month.TASKS_A_DAY, null);
    }

    private LocalDate day(Task task) {
        return task.due() == null ? LocalDate.MIN : today.date(task.due(), task.allDay());
    }

    private List<Month.Day> week(YearMonth month, LocalDate first, Map<LocalDate, Due> due) {
        return IntStream.range(0, 7)
                .mapToObj(first::plusDays)
                .map(date -> cell(month, date, due.getOrDefault(date, new Due(List.of(), 0))))
                .toList();
    }

    private Month.Day cell(YearMonth month, LocalDate date, Due due) {
        var entries = due.tasks().stream().limit(Month.TASKS_A_DAY).map(this::entry).toList();
        return new Month.Day(
                date,
                date.getDayOfMonth() == 1
                        ? today.shortDay(date)
                        : String.valueOf(date.getDayOfMonth()),
                today.weekdayAndDate(date),
                !YearMonth.from(date).equals(month),
                date.equals(today.today()),
                view.at(month, date),
                entries,
                due.total() - entries.size(),
                all(month, date));
    }

    private String all(YearMonth month, LocalDate date) {
        var days = Strip.days(today);
        return view.is(View.Kind.CALENDAR) && days.contains(date)
                ? new View(View.Kind.UPCOMING, "").path() + "#sec-" + date
                : view.at(month, date).path() + "#sec-" + date;
    }

    private Month.Entry entry(Task task) {
        return new Month.Entry(
                task,
                task.allDay() || task.due() == null ? "" : today.time(task.due()),
                colors.getOrDefault(task.listId(), "c-slate"),
                day(task).isBefore(today.today()) && !task.isCompleted());
    }
}
