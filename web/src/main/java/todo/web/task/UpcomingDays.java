package todo.web.task;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import todo.web.page.Today;
import todo.web.task.TaskClient.Listing;

/** How many tasks are due on each of the next days. */
record UpcomingDays(Today today, TaskClient tasks) {

    /**
     * @param all open tasks that are due on these days
     */
    Map<LocalDate, Long> counts(List<Task> all) {
        var counts = new HashMap<LocalDate, Long>();
        all.forEach(task -> counts.merge(day(task), 1L, Long::sum));
        return counts;
    }

    /** Asks for each day: the tasks do not fit on one page. */
    Map<LocalDate, Long> counts() {
        var calls = new HashMap<LocalDate, Supplier<Listing>>();
        Strip.days(today)
                .forEach(day ->
                        calls.put(day, tasks.list(TaskQuery.q("is:open due:" + day), 1, null)));
        var counts = new HashMap<LocalDate, Long>();
        calls.forEach((day, call) -> counts.put(day, call.get().total()));
        return counts;
    }

    /**
     * @return until which day the page has all sections
     */
    LocalDate shown(Listing page) {
        return page.next() == null || page.tasks().isEmpty()
                ? LocalDate.MAX
                : day(page.tasks().getLast());
    }

    private LocalDate day(Task task) {
        return task.due() == null ? LocalDate.MAX : today.date(task.due(), task.allDay());
    }
}
