package todo.web.task;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar;
import todo.web.page.Today;
import todo.web.task.TaskListView.Row;
import todo.web.task.TaskListView.Section;

/** Divides the tasks of a view into sections. */
final class Sections {

    private static final String OVERDUE = "Overdue";
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private final View view;
    private final Today today;
    private final Map<String, SideBar.ListItem> lists = new HashMap<>();

    Sections(View view, Today today, SideBar side) {
        this.view = view;
        this.today = today;
        side.lists().forEach(list -> lists.put(list.id(), list));
    }

    /**
     * @param tasks in the order of the view
     */
    List<Section> of(List<Task> tasks, TaskQuery.Grouping grouping) {
        return switch (grouping) {
            case NONE -> tasks.isEmpty() ? List.of() : List.of(section("", nested(tasks)));
            case TODAY -> grouped(tasks, this::partOfDay);
            case DUE_DAY -> grouped(tasks, task -> day(dueDay(task)));
            case COMPLETION_DAY -> grouped(tasks, task -> day(completionDay(task)));
        };
    }

    List<Row> rows(List<Task> tasks) {
        return tasks.stream().map(task -> row(task, 0)).toList();
    }

    private Row row(Task task, int depth) {
        var list = view.is(View.Kind.LIST) ? null : lists.get(task.listId());
        return new Row(task, due(task), list, depth);
    }

    private @Nullable DueLabel due(Task task) {
        if (task.due() == null) {
            return null;
        }
        var label = DueLabel.of(task, task.due(), today);
        return view.hasDays() && !label.overdue() && !task.isCompleted()
                ? label.underDay(task, today)
                : label;
    }

    private List<Section> grouped(List<Task> tasks, Function<Task, String> title) {
        var groups = new LinkedHashMap<String, List<Row>>();
        tasks.forEach(task ->
                groups.computeIfAbsent(title.apply(task), t -> new ArrayList<>())
                        .add(row(task, 0)));
        return groups.entrySet().stream()
                .map(group -> section(group.getKey(), group.getValue()))
                .toList();
    }

    private static Section section(String title, List<Row> rows) {
        return new Section(title, title.equals(OVERDUE) ? "late" : "", rows);
    }

    /** Subtasks follow the tasks that they belong to, if those are shown too. */
    private List<Row> nested(List<Task> tasks) {
        var shown = new HashMap<String, Task>();
        tasks.forEach(task -> shown.put(task.id(), task));
        var subtasks = new LinkedHashMap<String, List<Task>>();
        var top = new ArrayList<Task>();
        for (var task : tasks) {
            var parent = task.parentId();
            if (parent != null && shown.containsKey(parent)) {
                subtasks.computeIfAbsent(parent, id -> new ArrayList<>()).add(task);
            } else {
                top.add(task);
            }
        }
        var rows = new ArrayList<Row>();
        top.forEach(task -> nest(task, 0, subtasks, rows));
        return rows;
    }

    private void nest(Task task, int depth, Map<String, List<Task>> subtasks, List<Row> rows) {
        rows.add(row(task, depth));
        subtasks.getOrDefault(task.id(), List.of())
                .forEach(subtask -> nest(subtask, depth + 1, subtasks, rows));
    }

    private String partOfDay(Task task) {
        var day = dueDay(task);
        if (day != null && day.isBefore(today.today())) {
            return OVERDUE;
        }
        return isInTheEvening(task) ? "This evening" : "Today";
    }

    private boolean isInTheEvening(Task task) {
        var due = task.due();
        return due != null
                && !task.allDay()
                && !due.atZone(today.zone()).toLocalTime().isBefore(EVENING);
    }

    private @Nullable LocalDate dueDay(Task task) {
        return task.due() == null ? null : today.date(task.due(), task.allDay());
    }

    private @Nullable LocalDate completionDay(Task task) {
        return task.completedAt() == null ? null : today.date(task.completedAt(), false);
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "No date" : today.heading(day);
    }
}
