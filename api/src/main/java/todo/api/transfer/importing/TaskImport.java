package todo.api.transfer.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.Patch;
import todo.api.database.Transaction;
import todo.api.ordering.Position;
import todo.api.task.Hierarchy;
import todo.api.task.ImportedTask;
import todo.api.task.Task;
import todo.api.task.TaskBatches;
import todo.api.task.TaskStore;

/** Imports tasks. An existing task with the same id is updated. Used by one thread. */
final class TaskImport {

    /** The tasks of one round trip: 4 MB of the longest. */
    private static final int BATCH = 100;

    /** Added to the number of a task, so that all numbers have equally many base-36 digits. */
    private static final int DIGITS = 36 * 36 * 36 * 36;

    private static final String NO_PARENT =
            "Its parent task was not found, so it becomes a top-level task.";
    private static final String IMPORTED = "This file has already been imported.";

    private final Transaction transaction;
    private final UUID owner;
    private final Instant now;
    private final ImportReport report;
    private final TaskBatches tasks;
    private final TaskStore store;
    private final TaskHomes homes;
    private final String end;

    TaskImport(
            Transaction transaction,
            UUID owner,
            Instant now,
            ImportReport report,
            TaskBatches tasks,
            TaskStore store,
            ListImport lists,
            Ids ids) {
        this.transaction = transaction;
        this.owner = owner;
        this.now = now;
        this.report = report;
        this.tasks = tasks;
        this.store = store;
        this.homes = new TaskHomes(lists);
        this.end = Position.last(ids.next());
    }

    /**
     * A task whose references have become ids.
     *
     * @param number the number of the task within the file
     * @param parent null for a top-level task
     * @param remark null if there is nothing to say
     */
    private record ResolvedTask(
            TaskEntry entry, int number, UUID id, @Nullable UUID parent, @Nullable String remark) {}

    /**
     * @param fileName identifies the file among all files
     */
    void add(List<TaskEntry> entries, String fileName) {
        var ids = new TaskIds(transaction, owner, tasks, fileName, entries);
        var latest = latest(entries, ids);
        var parents = tasks.parents(transaction, owner);
        latest.forEach((id, task) -> {
            var parent = ids.parent(task);
            if (parent != null) {
                parents.put(id, parent);
            } else if (!(task.parent() instanceof Patch.Keep)) {
                parents.remove(id);
            }
        });
        var tree = new TaskTree(parents, latest.keySet());
        var resolved = new ArrayList<ResolvedTask>(latest.size());
        latest.forEach((id, task) -> {
            var lostParent = ids.hasParent(task) && ids.parent(task) == null;
            resolved.add(
                    new ResolvedTask(
                            task,
                            resolved.size(),
                            id,
                            tree.parent(id),
                            lostParent ? NO_PARENT : tree.remark(id)));
        });
        // A parent is written before its subtasks.
        resolved.sort(Comparator.comparingInt(task -> tree.depth(task.id())));
        for (var from = 0; from < resolved.size(); from += BATCH) {
            write(resolved.subList(from, Math.min(from + BATCH, resolved.size())), ids);
        }
    }

    /**
     * @return the tasks in the order of the file; the last one of those with the same id
     */
    private Map<UUID, TaskEntry> latest(List<TaskEntry> entries, TaskIds ids) {
        var latest = new LinkedHashMap<UUID, TaskEntry>();
        var inOrder = entries.stream().sorted(Comparator.comparingInt(TaskEntry::line)).toList();
        for (var task : inOrder) {
            var earlier = latest.put(ids.id(task), task);
            if (earlier != null) {
                report(
                        earlier,
                        ImportReport.ImportAction.SKIPPED,
                        "Line %d has the same id and is imported instead.".formatted(task.line()));
            }
        }
        return latest;
    }

    private void write(List<ResolvedTask> batch, TaskIds ids) {
        var stored = store.get(transaction, owner, stored(batch, ids));
        homes.remember(stored.values());
        var created = new ArrayList<Task>();
        var updated = new ArrayList<Task>();
        for (var task : batch) {
            var before = stored.get(task.id());
            if (before == null) {
                created.add(create(task));
            } else if (task.entry().id() == null) {
                report(task.entry(), ImportReport.ImportAction.SKIPPED, IMPORTED);
            } else {
                var after = update(task, before);
                if (!after.equals(before)) {
                    updated.add(after);
                }
            }
        }
        store.insertAll(transaction, created, now);
        store.update(transaction, updated);
        for (var task : updated) {
            var before = Objects.requireNonNull(stored.get(task.id()));
            if (!Objects.equals(task.listId(), before.listId())) {
                Hierarchy.moveSubtasks(transaction, task, now);
            }
        }
    }

    /**
     * @return the ids of the tasks and of their parents, as far as they exist
     */
    private static List<UUID> stored(List<ResolvedTask> batch, TaskIds ids) {
        return batch.stream()
                .flatMap(task ->
                        Stream.of(task.id(), Objects.requireNonNullElse(task.parent(), task.id())))
                .filter(ids::exists)
                .distinct()
                .toList();
    }

    private Task create(ResolvedTask task) {
        var home = homes.home(task.entry(), task.id(), task.parent(), null);
        var number = Integer.toString(task.number() + DIGITS, 36).substring(1);
        report(task.entry(), ImportReport.ImportAction.CREATED, remark(task, home));
        return task.entry().task().create(task.id(), owner, home, end + number + "i", now);
    }

    private Task update(ResolvedTask task, Task before) {
        var home = homes.home(task.entry(), task.id(), task.parent(), before.listId());
        var after = task.entry().task().change(before, home, now);
        if (after.equals(before)) {
            report(task.entry(), ImportReport.ImportAction.SKIPPED, ImportReport.UNCHANGED);
        } else {
            report(task.entry(), ImportReport.ImportAction.UPDATED, remark(task, home));
        }
        return after;
    }

    private @Nullable String remark(ResolvedTask task, ImportedTask.Parents home) {
        return task.remark() == null ? homes.remark(task.entry(), home) : task.remark();
    }

    private void report(TaskEntry task, ImportReport.ImportAction action, @Nullable String detail) {
        report.add(
                task.line(),
                ImportReport.EntryKind.TASK,
                action,
                task.task().title().text(),
                task.remarks(),
                detail);
    }
}
