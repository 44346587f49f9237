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
 * The list as it is shown.
 *
 * @param groups open tasks by when they are due, none of them empty
 * @param completed last completed first
 * @param open how many there are all in all
 * @param done how many there are all in all
 * @param moreOpen where older open tasks are; null where these are all
 * @param moreDone where more completed tasks are; null where these are all
 */
public record TaskListView(
        ListQuery view,
        List<Group> groups,
        List<Row> completed,
        long open,
        long done,
        @Nullable String moreOpen,
        @Nullable String moreDone) {

    /** One task in the list. */
    public record Row(Task task, @Nullable DueLabel due) {}

    /** Tasks under one heading. */
    public record Group(String title, List<Row> rows) {

        /**
         * @return for the style sheet and the heading's id
         */
        public String style() {
            return title.toLowerCase(Locale.ROOT).replace(' ', '-');
        }

        /**
         * @return whether a row has to say when it is due, or the heading says it all
         */
        public boolean says(Row row) {
            return row.due() != null && !row.due().words().equals(title);
        }
    }

    /**
     * @return how many there are with this filter
     */
    public long count(StatusFilter filter) {
        return switch (filter) {
            case ALL -> open + done;
            case OPEN -> open;
            case DONE -> done;
        };
    }

    static List<Group> grouped(List<Task> tasks, Today day) {
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
                        groups.getOrDefault(heading(task, day), new ArrayList<>())
                                .add(row(task, day)));
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    static List<Row> completed(List<Task> tasks, Today day) {
        return tasks.stream()
                .sorted(
                        Comparator.comparing((Task task) ->
                                        task.completedAt() == null
                                                ? task.createdAt()
                                                : task.completedAt())
                                .reversed())
                .map(task -> row(task, day))
                .toList();
    }

    private static Row row(Task task, Today day) {
        return new Row(task, task.due() == null ? null : DueLabel.of(task, task.due(), day));
    }

    private static String heading(Task task, Today day) {
        return task.due() == null
                ? "No date"
                : heading(day.date(task.due(), task.allDay()), day.today());
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
