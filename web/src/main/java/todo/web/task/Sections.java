package todo.web.task;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.web.navigation.SideBar;
import todo.web.page.Today;
import todo.web.task.TaskClient.Listing;
import todo.web.task.TaskListView.Row;
import todo.web.task.TaskListView.Section;
import todo.web.text.Texts;

/** Divides the tasks of a view into sections. */
final class Sections {

    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** How many overdue tasks are shown at once. */
    private static final int OVERDUE = 3;

    private final View view;
    private final Grouping grouping;
    private final Today today;
    private final Texts texts;
    private final Map<String, SideBar.ListItem> lists = new LinkedHashMap<>();

    Sections(View view, Grouping grouping, Today today, SideBar side) {
        this.view = view;
        this.grouping = grouping;
        this.today = today;
        this.texts = today.language().texts();
        side.allLists().forEach(list -> lists.put(list.id(), list));
    }

    /**
     * @param page in the order of the view
     * @param completed tasks of the view, for the progress of the others
     * @param isContinued whether pages come before this one
     */
    List<Section> of(Listing page, Listing completed, boolean isContinued) {
        var tasks = page.tasks();
        if (grouping == Grouping.NONE) {
            var nesting = new Nesting(this::row, completed);
            return tasks.isEmpty()
                    ? List.of()
                    : List.of(
                            section(new Heading("all", "", ""), nesting.rows(tasks), page.total()));
        }
        var groups = grouped(tasks);
        return counted(sorted(groups), page.next() == null && !isContinued);
    }

    /** The oldest come first; some are folded, and many are on a page of their own. */
    List<Section> overdue(Listing page) {
        if (page.tasks().isEmpty()) {
            return List.of();
        }
        var rows = rows(page.tasks());
        var shown = rows.subList(0, Math.min(OVERDUE, rows.size()));
        var isWhole = page.next() == null;
        return List.of(
                new Section(
                        "late",
                        texts.overdue(),
                        "late",
                        shown,
                        isWhole ? rows.subList(shown.size(), rows.size()) : List.of(),
                        page.total(),
                        isWhole ? null : View.search(TaskQuery.OVERDUE).path(),
                        null));
    }

    /**
     * @param counts of the days
     * @param shown until which day each day has a section, even if it is empty; null for none
     */
    List<Section> days(List<Task> tasks, Map<LocalDate, Long> counts, @Nullable LocalDate shown) {
        var byDay = new TreeMap<LocalDate, List<Row>>();
        if (shown != null) {
            Strip.days(today).stream()
                    .filter(day -> !day.isAfter(shown))
                    .forEach(day -> byDay.put(day, new ArrayList<>()));
        }
        for (var task : tasks) {
            var day = dueDay(task);
            if (day != null) {
                byDay.computeIfAbsent(day, date -> new ArrayList<>()).add(row(task, 0, null));
            }
        }
        return byDay.entrySet().stream()
                .map(entry -> {
                    var count = counts.get(entry.getKey());
                    var day =
                            Strip.day(
                                    entry.getKey(),
                                    count == null ? 0 : count,
                                    today,
                                    "#sec-" + entry.getKey());
                    return new Section(
                            entry.getKey().toString(),
                            day.label(),
                            "",
                            entry.getValue(),
                            List.of(),
                            count,
                            null,
                            day);
                })
                .toList();
    }

    List<Row> rows(List<Task> tasks) {
        return tasks.stream().map(task -> row(task, 0, null)).toList();
    }

    private Row row(Task task, int depth, TaskListView.@Nullable Subtasks subtasks) {
        var list = view.is(View.Kind.LIST) ? null : lists.get(task.listId());
        return new Row(task, due(task), list, depth, subtasks);
    }

    private @Nullable DueLabel due(Task task) {
        if (task.due() == null) {
            return null;
        }
        var label = DueLabel.of(task, task.due(), today);
        var isUnderDay = grouping == Grouping.DAY_PART || grouping == Grouping.DUE_DAY;
        return isUnderDay && !label.overdue() && !task.isCompleted()
                ? label.underDay(task, today)
                : label;
    }

    /** The heading of a section. */
    private record Heading(String key, String title, String style) {}

    private Map<Heading, List<Row>> grouped(List<Task> tasks) {
        var groups = new LinkedHashMap<Heading, List<Row>>();
        tasks.forEach(task ->
                groups.computeIfAbsent(heading(task), h -> new ArrayList<>())
                        .add(row(task, 0, null)));
        return groups;
    }

    /** In the order of the headings; what has none of them comes last. */
    private Map<Heading, List<Row>> sorted(Map<Heading, List<Row>> groups) {
        var sorted = new LinkedHashMap<Heading, List<Row>>();
        for (var heading : headings(groups.keySet())) {
            var rows = groups.get(heading);
            if (rows != null) {
                sorted.put(heading, rows);
            }
        }
        groups.forEach(sorted::putIfAbsent);
        return sorted;
    }

    private List<Heading> headings(Set<Heading> all) {
        return switch (grouping) {
            case DAY_PART -> List.of(dayPart(false), dayPart(true));
            case PRIORITY -> Stream.of(Priority.values()).map(this::priority).toList();
            case LIST -> lists.values().stream().map(this::list).toList();
            case TAG ->
                    all.stream()
                            .filter(heading -> !heading.key.isEmpty())
                            .sorted(Comparator.comparing(Heading::title))
                            .toList();
            case NONE, DUE_DAY, COMPLETION_DAY -> List.copyOf(all);
        };
    }

    /** A section that can go on before or after the page has no count. */
    private List<Section> counted(Map<Heading, List<Row>> groups, boolean isWhole) {
        return groups.entrySet().stream()
                .map(group ->
                        section(
                                group.getKey(),
                                group.getValue(),
                                isWhole ? Long.valueOf(group.getValue().size()) : null))
                .toList();
    }

    private static Section section(Heading heading, List<Row> rows, @Nullable Long total) {
        return new Section(
                heading.key, heading.title, heading.style, rows, List.of(), total, null, null);
    }

    private Heading heading(Task task) {
        return switch (grouping) {
            case NONE -> new Heading("all", "", "");
            case DAY_PART -> dayPart(isInTheEvening(task));
            case DUE_DAY -> dueDay(dueDay(task));
            case COMPLETION_DAY -> day(completionDay(task));
            case PRIORITY -> priority(task.priority());
            case LIST -> {
                var list = lists.get(task.listId());
                yield list == null ? new Heading("", texts.inbox(), "") : list(list);
            }
            case TAG ->
                    task.tags().isEmpty()
                            ? new Heading("", texts.withoutTag(), "")
                            : tag(task.tags().getFirst());
        };
    }

    private Heading dayPart(boolean isEvening) {
        return isEvening
                ? new Heading("evening", texts.thisEvening(), "")
                : new Heading("today", texts.today(), "");
    }

    private Heading priority(Priority priority) {
        return new Heading(priority.wire(), priority.label(texts), "");
    }

    private Heading list(SideBar.ListItem list) {
        return new Heading(list.id(), list.name(), "");
    }

    private static Heading tag(String name) {
        return new Heading("tag-" + Integer.toHexString(name.hashCode()), "#" + name, "");
    }

    private Heading dueDay(@Nullable LocalDate day) {
        return day != null && day.isBefore(today.today())
                ? new Heading("late", texts.overdue(), "late")
                : day(day);
    }

    private Heading day(@Nullable LocalDate day) {
        return day == null
                ? new Heading("none", texts.noDate(), "")
                : new Heading(day.toString(), today.heading(day), "");
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
}
