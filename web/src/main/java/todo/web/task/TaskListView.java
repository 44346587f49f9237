package todo.web.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.web.page.Today;

/**
 * The list of tasks.
 *
 * @param groups open tasks by due date; no group is empty
 * @param completed the last completed first
 * @param openCount on all pages
 * @param completedCount on all pages
 * @param moreOpen path of the next page; null on the last
 * @param moreCompleted path of the next page; null on the last
 */
public record TaskListView(
        ListQuery view,
        List<Group> groups,
        List<Row> completed,
        long openCount,
        long completedCount,
        @Nullable String moreOpen,
        @Nullable String moreCompleted) {

    /** One task in the list. */
    public record Row(Task task, @Nullable DueLabel due) {}

    /** Tasks under one heading. */
    public record Group(String title, List<Row> rows) {

        /**
         * @return the class and the id of the group
         */
        public String style() {
            return title.toLowerCase(Locale.ROOT).replace(' ', '-');
        }

        /**
         * @return whether the row shows its due date; the heading may say the same
         */
        public boolean showsDue(Row row) {
            return row.due() != null && !row.due().text().equals(title);
        }
    }

    /**
     * @return the number of tasks with this filter
     */
    public long count(StatusFilter filter) {
        return switch (filter) {
            case ALL -> openCount + completedCount;
            case OPEN -> openCount;
            case COMPLETED -> completedCount;
        };
    }

    static List<Group> grouped(List<Task> tasks, Today today) {
        var groups = new LinkedHashMap<String, List<Row>>();
        for (var title :
                List.of("Overdue", "Today", "Tomorrow", "Next 7 days", "Later", "No date")) {
            groups.put(title, new ArrayList<>());
        }
        tasks.stream()
                .sorted(
                        Comparator.comparing((Task task) ->
                                        task.due() == null ? Instant.MAX : task.due())
                                .thenComparing(Task::priority)
                                .thenComparing(Task::createdAt, Comparator.reverseOrder()))
                .forEach(task ->
                        groups.getOrDefault(heading(task, today), new ArrayList<>())
                                .add(row(task, today)));
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    static List<Row> completed(List<Task> tasks, Today today) {
        return tasks.stream()
                .sorted(
                        Comparator.comparing((Task task) ->
                                        task.completedAt() == null
                                                ? task.createdAt()
                                                : task.completedAt())
                                .reversed())
                .map(task -> row(task, today))
                .toList();
    }

    private static Row row(Task task, Today today) {
        return new Row(task, task.due() == null ? null : DueLabel.of(task, task.due(), today));
    }

    private static String heading(Task task, Today today) {
        return task.due() == null
                ? "No date"
                : heading(today.date(task.due(), task.allDay()), today.today());
    }

    private static String heading(LocalDate date, LocalDate today) {
        var days = ChronoUnit.DAYS.between(today, date);
        if (days < 0) {
            return "Overdue";
        }
        if (days == 0) {
            return "Today";
        }
        if (days == 1) {
            return "Tomorrow";
        }
        return days <= 7 ? "Next 7 days" : "Later";
    }
}
