package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import todo.api.account.Caller;
import todo.api.change.VersionedCache;
import todo.api.list.Lists;
import todo.api.task.Status;
import todo.api.task.Task;
import todo.api.task.TaskPager;
import todo.json.Json;

/**
 * Writes tasks for a model: times in the time zone of the user, lists by name, and only the fields
 * that are set.
 */
final class TaskWriter {

    private final ZoneId zone;
    private final LocalDate today;
    private final Map<UUID, String> lists;

    private TaskWriter(ZoneId zone, LocalDate today, Map<UUID, String> lists) {
        this.zone = zone;
        this.today = today;
        this.lists = lists;
    }

    /** Makes writers; safe for concurrent use. */
    static final class Factory {

        /** Of how many owners the names of lists are remembered: about 8 MiB at most. */
        private static final int MAX_OWNERS = 50;

        private final Lists lists;
        private final Clock clock;
        private final VersionedCache<UUID, Map<UUID, String>> names =
                new VersionedCache<>(MAX_OWNERS);

        Factory(Lists lists, Clock clock) {
            this.lists = lists;
            this.clock = clock;
        }

        TaskWriter of(Caller caller) {
            return of(caller.zone(), lists.names(caller.owner()));
        }

        /** For the tasks of this page only. */
        TaskWriter of(UUID owner, TaskPager.Listing found) {
            return of(
                    found.zone(),
                    found.page().tasks().stream().allMatch(task -> task.listId() == null)
                            ? Map.of()
                            : names.get(owner, found.lastChange(), () -> lists.names(owner)));
        }

        private TaskWriter of(ZoneId zone, Map<UUID, String> lists) {
            return new TaskWriter(zone, LocalDate.ofInstant(clock.instant(), zone), lists);
        }
    }

    /**
     * @return {@code result} with today's date, the time zone and the tasks
     */
    ToolResult add(ToolResult result, List<Task> tasks) {
        return dated(result).with("tasks", tasks.stream().map(this::brief).toList());
    }

    ToolResult dated(ToolResult result) {
        return result.with("today", today.toString()).with("time_zone", zone.getId());
    }

    ObjectNode brief(Task task) {
        var json =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", task.id().toString())
                        .put("title", task.title())
                        .put("status", task.status().wire())
                        .put("priority", task.priority().wire());
        var due = task.dueDate();
        if (due != null) {
            var day = LocalDate.ofInstant(due, task.allDay() ? ZoneOffset.UTC : zone);
            json.put("due_date", task.allDay() ? day.toString() : local(due));
            if (day.isBefore(today) && task.status() != Status.COMPLETED) {
                json.put("overdue", true);
            }
        }
        if (!task.tags().isEmpty()) {
            var tags = json.putArray("tags");
            task.tags().forEach(tags::add);
        }
        if (task.listId() != null && lists.containsKey(task.listId())) {
            json.put("list", lists.get(task.listId()));
        }
        if (task.parentId() != null) {
            json.put("parent_id", task.parentId().toString());
        }
        if (task.recurrenceRule() != null) {
            json.put("recurrence_rule", task.recurrenceRule());
        }
        if (task.completedAt() != null) {
            json.put("completed_at", local(task.completedAt()));
        }
        return json;
    }

    ObjectNode whole(Task task) {
        var json = brief(task).put("created_at", local(task.createdAt()));
        if (task.description() != null) {
            json.put("description", task.description());
        }
        if (task.reminderLeadTime() != null) {
            json.put("reminder_lead_time", task.reminderLeadTime());
        }
        return json.put("updated_at", local(task.updatedAt()));
    }

    private String local(Instant time) {
        return LocalDateTime.ofInstant(time, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
