package todo.api.transfer.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Transaction;
import todo.api.ordering.Position;
import todo.api.task.Hierarchy;
import todo.api.task.ImportedTask;
import todo.api.task.Task;
import todo.api.task.TaskBatches;
import todo.api.task.TaskStore;

/**
 * Imports tasks. An existing task with the same id is updated. An id that another user's task has,
 * or that is not a UUID, is replaced by a name-based id. A task without an id gets one from the
 * name of its file and its line, so that importing the file again does not duplicate it. Used by
 * one thread.
 */
final class TaskImport {

    /** The tasks of one round trip: 4 MB of the longest. */
    private static final int BATCH = 100;

    /** Added to the number of a task, so that all numbers have equally many base-36 digits. */
    private static final int DIGITS = 36 * 36 * 36 * 36;

    private static final String NO_PARENT =
            "Its parent task was not found, so it becomes a top-level task.";
    private static final String LIST_OF_PARENT =
            "A subtask belongs to the list of its parent task, so its own list is ignored.";
    private static final String NO_LIST = "Its list was not found, so it is in no list.";

    private final Transaction transaction;
    private final UUID owner;
    private final Instant now;
    private final ImportReport report;
    private final TaskBatches tasks;
    private final TaskStore store;
    private final ListImport lists;
    private final String fileName;
    private final String end;

    /** The ids of tasks by their names in the file. */
    private final Map<String, UUID> idsByName = new HashMap<>();

    /** The lists of tasks, as far as they are known; empty for a task in no list. */
    private final Map<UUID, Optional<UUID>> listsByTask = new HashMap<>();

    /** The existing tasks of the owner that the file refers to. */
    private final Set<UUID> existing = new HashSet<>();

    /**
     * @param fileName identifies the file among all files
     */
    TaskImport(
            Transaction transaction,
            UUID owner,
            Instant now,
            ImportReport report,
            TaskBatches tasks,
            TaskStore store,
            ListImport lists,
            Ids ids,
            String fileName) {
        this.transaction = transaction;
        this.owner = owner;
        this.now = now;
        this.report = report;
        this.tasks = tasks;
        this.store = store;
        this.lists = lists;
        this.fileName = fileName;
        this.end = Position.last(ids.next());
    }

    /**
     * A task whose references have become ids.
     *
     * @param number the number of the task within the file
     * @param parent null for a top-level task, and for a task whose parent stays the same
     * @param remark null if there is nothing to say
     */
    private record ResolvedTask(
            ImportValidation.ValidTask valid,
            int number,
            UUID id,
            @Nullable UUID parent,
            @Nullable String remark) {

        boolean has(String member) {
            return valid.entry().given().contains(member);
        }
    }

    void add(List<ImportValidation.ValidTask> valid) {
        findIds(valid);
        var resolved = resolve(valid);
        var parents = tasks.parents(transaction, owner);
        for (var task : resolved) {
            if (task.parent() != null) {
                parents.put(task.id(), task.parent());
            } else if (task.has("parent_id")) {
                parents.remove(task.id());
            }
        }
        var depths = new HashMap<UUID, Integer>();
        resolved.forEach(task -> depths.put(task.id(), depth(task, parents)));
        // A parent is written before its subtasks.
        var ordered =
                resolved.stream()
                        .sorted(Comparator.comparing(task -> depths.getOrDefault(task.id(), 0)))
                        .toList();
        for (var from = 0; from < ordered.size(); from += BATCH) {
            write(ordered.subList(from, Math.min(from + BATCH, ordered.size())));
        }
    }

    /** Chooses an id for every task, and finds out which of the tasks exist. */
    private void findIds(List<ImportValidation.ValidTask> valid) {
        var preferred = new HashSet<UUID>();
        for (var task : valid) {
            preferred.add(preferredId(name(task)));
            var parent = parentName(task);
            if (parent != null) {
                preferred.add(preferredId(parent));
            }
        }
        var ofOthers = new HashSet<UUID>();
        tasks.owned(transaction, owner, preferred)
                .forEach((id, own) -> (own ? existing : ofOthers).add(id));
        for (var task : valid) {
            var id = preferredId(name(task));
            idsByName.put(
                    name(task), ofOthers.contains(id) ? NameBasedIds.id(owner, name(task)) : id);
        }
        if (!ofOthers.isEmpty()) {
            tasks.owned(transaction, owner, Set.copyOf(idsByName.values()))
                    .forEach((id, own) -> existing.add(id));
        }
    }

    private String name(ImportValidation.ValidTask task) {
        return task.key() == null ? name(task.line()) : task.key();
    }

    /** Contains the name of the file, because every file has the same line numbers. */
    private String name(int line) {
        return fileName + "#" + line;
    }

    private @Nullable String parentName(ImportValidation.ValidTask task) {
        return task.parentLine() == null ? task.parent() : name(task.parentLine());
    }

    private UUID preferredId(String name) {
        var id = Ids.parse(name);
        return id == null ? NameBasedIds.id(owner, name) : id;
    }

    private List<ResolvedTask> resolve(List<ImportValidation.ValidTask> valid) {
        var lines = new HashMap<String, Integer>();
        var resolved = new ArrayList<ResolvedTask>(valid.size());
        for (var task : valid) {
            var first = lines.putIfAbsent(name(task), task.line());
            if (first != null) {
                report(
                        task,
                        ImportReport.ImportAction.FAILED,
                        "Line %d has the same id.".formatted(first));
                continue;
            }
            var id = Objects.requireNonNull(idsByName.get(name(task)));
            var parentName = parentName(task);
            var parent = parentName == null ? null : parent(parentName);
            var remark = parentName != null && parent == null ? NO_PARENT : null;
            resolved.add(new ResolvedTask(task, resolved.size(), id, parent, remark));
        }
        return resolved;
    }

    private @Nullable UUID parent(String name) {
        var inFile = idsByName.get(name);
        if (inFile != null) {
            return inFile;
        }
        var id = preferredId(name);
        return existing.contains(id) ? id : null;
    }

    /**
     * Reports a failure if the task is its own ancestor or is nested too deeply.
     *
     * @return the number of ancestors
     */
    private int depth(ResolvedTask task, Map<UUID, UUID> parents) {
        var depth = 0;
        for (var up = parents.get(task.id()); up != null; up = parents.get(up)) {
            depth++;
            if (up.equals(task.id()) || depth >= Hierarchy.DEEPEST) {
                report(
                        task.valid(),
                        ImportReport.ImportAction.FAILED,
                        up.equals(task.id())
                                ? "A task cannot be a subtask of itself."
                                : "Tasks can be nested at most %d levels deep."
                                        .formatted(Hierarchy.DEEPEST));
                return depth;
            }
        }
        return depth;
    }

    private void write(List<ResolvedTask> batch) {
        if (report.hasFailed()) {
            return;
        }
        var stored = store.get(transaction, owner, ids(batch));
        stored.forEach(
                (id, task) -> listsByTask.putIfAbsent(id, Optional.ofNullable(task.listId())));
        var created = new ArrayList<Task>();
        var updated = new ArrayList<Task>();
        for (var task : batch) {
            var before = stored.get(task.id());
            if (before == null) {
                created.add(create(task));
            } else if (task.valid().key() == null) {
                report(
                        task.valid(),
                        ImportReport.ImportAction.SKIPPED,
                        "This file has already been imported.");
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
    private List<UUID> ids(List<ResolvedTask> batch) {
        return batch.stream()
                .flatMap(task ->
                        Stream.of(task.id(), Objects.requireNonNullElse(task.parent(), task.id())))
                .filter(existing::contains)
                .distinct()
                .toList();
    }

    private Task create(ResolvedTask task) {
        var home = new ImportedTask.Parents(list(task, task.parent(), null), task.parent());
        listsByTask.put(task.id(), Optional.ofNullable(home.list()));
        var number = Integer.toString(task.number() + DIGITS, 36).substring(1);
        report(task.valid(), ImportReport.ImportAction.CREATED, remark(task, home));
        return task.valid().entry().create(task.id(), owner, home, end + number + "i", now);
    }

    private Task update(ResolvedTask task, Task before) {
        var parent = task.has("parent_id") ? task.parent() : before.parentId();
        var home = new ImportedTask.Parents(list(task, parent, before.listId()), parent);
        listsByTask.put(task.id(), Optional.ofNullable(home.list()));
        var after = task.valid().entry().change(before, home, now);
        if (after.equals(before)) {
            report(task.valid(), ImportReport.ImportAction.SKIPPED, ImportReport.UNCHANGED);
        } else {
            report(task.valid(), ImportReport.ImportAction.UPDATED, remark(task, home));
        }
        return after;
    }

    /**
     * @param parent the parent task, whose list comes first; null if there is none
     * @param before the list to keep if the file names none
     */
    private @Nullable UUID list(ResolvedTask task, @Nullable UUID parent, @Nullable UUID before) {
        var ofParent = parent == null ? null : listsByTask.get(parent);
        if (ofParent != null) {
            return ofParent.orElse(null);
        }
        var own = ownList(task.valid());
        return own != null || task.has("list_id") || task.has("list") ? own : before;
    }

    /**
     * @return the list that the file names for the task; null if there is none
     */
    private @Nullable UUID ownList(ImportValidation.ValidTask task) {
        if (task.listId() != null) {
            return lists.find(task.listId());
        }
        return task.list() == null ? null : lists.findOrCreate(task.list());
    }

    private @Nullable String remark(ResolvedTask task, ImportedTask.Parents home) {
        if (task.remark() != null) {
            return task.remark();
        }
        var own = ownList(task.valid());
        if (own != null && !own.equals(home.list())) {
            return LIST_OF_PARENT;
        }
        return task.valid().listId() != null && home.list() == null ? NO_LIST : null;
    }

    /**
     * @param detail follows the remark of the reader, if there is one; null if there is nothing to
     *     say
     */
    private void report(
            ImportValidation.ValidTask task,
            ImportReport.ImportAction action,
            @Nullable String detail) {
        var sentences =
                Stream.of(Optional.ofNullable(task.remark()), Optional.ofNullable(detail))
                        .flatMap(Optional::stream)
                        .toList();
        report.add(
                task.line(),
                ImportReport.EntryKind.TASK,
                action,
                task.entry().title().text(),
                sentences.isEmpty() ? null : String.join(" ", sentences));
    }
}
