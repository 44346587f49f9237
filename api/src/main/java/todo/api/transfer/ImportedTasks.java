package todo.api.transfer;

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
import todo.api.ordering.Position;
import todo.api.task.Hierarchy;
import todo.api.task.ImportedTask;
import todo.api.task.Task;
import todo.api.task.TaskBatches;
import todo.api.task.TaskStore;

/**
 * The tasks of an import. A task that is there under its id is changed to what the file says; an id
 * that is somebody else's, or is none, becomes another one, the same each time. A line that names
 * no id is known by its file: the same file is not imported twice. Used by one thread.
 */
final class ImportedTasks {

    /** How many are written in one go: 4 MB of the longest. */
    private static final int BATCH = 100;

    /** As many digits as a number has at most, and one before them. */
    private static final int DIGITS = 36 * 36 * 36 * 36;

    private static final String ALONE =
            "The task that it was part of is neither in the file nor here.";
    private static final String FOLLOWS =
            "It is in the list of the task that it is part of, rather than in another.";
    private static final String LISTLESS = "Its list is neither in the file nor here.";

    private final ImportWork work;
    private final TaskBatches tasks;
    private final TaskStore store;
    private final ImportedLists lists;
    private final String file;
    private final String end;

    /** Which task the file means by a name. */
    private final Map<String, UUID> meant = new HashMap<>();

    /** In which list each task is by now, as far as anybody has asked; empty for none. */
    private final Map<UUID, Optional<UUID>> homes = new HashMap<>();

    /** The tasks that are there, as far as the file speaks of them. */
    private final Set<UUID> own = new HashSet<>();

    /**
     * @param file names the file among all others
     */
    ImportedTasks(
            ImportWork work,
            TaskBatches tasks,
            TaskStore store,
            ImportedLists lists,
            Ids ids,
            String file) {
        this.work = work;
        this.tasks = tasks;
        this.store = store;
        this.lists = lists;
        this.file = file;
        this.end = Position.last(ids.next());
    }

    /**
     * A task under the id that it has here.
     *
     * @param number among all of the file
     * @param parent null where it is on its own, or stays where it is
     * @param remark null where there is nothing to say
     */
    private record Named(
            ImportValidation.ReadTask read,
            int number,
            UUID id,
            @Nullable UUID parent,
            @Nullable String remark) {

        boolean says(String member) {
            return read.entry().given().contains(member);
        }
    }

    void add(List<ImportValidation.ReadTask> read) {
        findOwn(read);
        var named = name(read);
        var parents = tasks.parents(work.transaction(), work.owner());
        for (var task : named) {
            if (task.parent() != null) {
                parents.put(task.id(), task.parent());
            } else if (task.says("parent_id")) {
                parents.remove(task.id());
            }
        }
        var depths = new HashMap<UUID, Integer>();
        named.forEach(task -> depths.put(task.id(), depth(task, parents)));
        // What a task is part of comes before it.
        var ordered =
                named.stream()
                        .sorted(Comparator.comparing(task -> depths.getOrDefault(task.id(), 0)))
                        .toList();
        for (var from = 0; from < ordered.size(); from += BATCH) {
            write(ordered.subList(from, Math.min(from + BATCH, ordered.size())));
        }
    }

    /** Looks up every id that the file names. */
    private void findOwn(List<ImportValidation.ReadTask> read) {
        var ids = new HashSet<UUID>();
        for (var task : read) {
            ids.add(preferred(name(task)));
            var parent = parentName(task);
            if (parent != null) {
                ids.add(preferred(parent));
            }
        }
        var others = new HashSet<UUID>();
        tasks.owned(work.transaction(), work.owner(), ids)
                .forEach((id, mine) -> (mine ? own : others).add(id));
        for (var task : read) {
            var id = preferred(name(task));
            meant.put(
                    name(task), others.contains(id) ? DerivedIds.id(work.owner(), name(task)) : id);
        }
        if (!others.isEmpty()) {
            tasks.owned(work.transaction(), work.owner(), Set.copyOf(meant.values()))
                    .forEach((id, mine) -> own.add(id));
        }
    }

    private String name(ImportValidation.ReadTask task) {
        return task.key() == null ? name(task.line()) : task.key();
    }

    /** Of the file too, for every file has a second line. */
    private String name(int line) {
        return file + "#" + line;
    }

    private @Nullable String parentName(ImportValidation.ReadTask task) {
        return task.above() == null ? task.parent() : name(task.above());
    }

    private UUID preferred(String name) {
        var id = Ids.parse(name);
        return id == null ? DerivedIds.id(work.owner(), name) : id;
    }

    private List<Named> name(List<ImportValidation.ReadTask> read) {
        var seen = new HashMap<String, Integer>();
        var named = new ArrayList<Named>(read.size());
        for (var task : read) {
            var first = seen.putIfAbsent(name(task), task.line());
            if (first != null) {
                work.task(
                        task,
                        ImportReport.Action.FAILED,
                        "Line %d has the same id.".formatted(first));
                continue;
            }
            var id = Objects.requireNonNull(meant.get(name(task)));
            var parentName = parentName(task);
            var parent = parentName == null ? null : parent(parentName);
            var alone = parentName != null && parent == null;
            named.add(new Named(task, named.size(), id, parent, alone ? ALONE : null));
        }
        return named;
    }

    private @Nullable UUID parent(String name) {
        var inFile = meant.get(name);
        if (inFile != null) {
            return inFile;
        }
        var id = preferred(name);
        return own.contains(id) ? id : null;
    }

    /**
     * @return how many tasks it is part of; a task that is part of itself, or of too many, has
     *     failed
     */
    private int depth(Named task, Map<UUID, UUID> parents) {
        var depth = 0;
        for (var up = parents.get(task.id()); up != null; up = parents.get(up)) {
            depth++;
            if (up.equals(task.id()) || depth >= Hierarchy.DEEPEST) {
                work.task(
                        task.read(),
                        ImportReport.Action.FAILED,
                        up.equals(task.id())
                                ? "A task cannot be part of itself."
                                : "Tasks can be at most %d deep.".formatted(Hierarchy.DEEPEST));
                return depth;
            }
        }
        return depth;
    }

    private void write(List<Named> batch) {
        if (work.report().hasFailed()) {
            return;
        }
        var there = store.get(work.transaction(), work.owner(), ids(batch));
        there.forEach((id, task) -> homes.putIfAbsent(id, Optional.ofNullable(task.listId())));
        var created = new ArrayList<Task>();
        var updated = new ArrayList<Task>();
        for (var task : batch) {
            var before = there.get(task.id());
            if (before == null) {
                created.add(created(task));
            } else if (task.read().key() == null) {
                work.task(
                        task.read(), ImportReport.Action.SKIPPED, "It came with this file before.");
            } else {
                var after = over(task, before);
                if (!after.equals(before)) {
                    updated.add(after);
                }
            }
        }
        store.insertAll(work.transaction(), created, work.now());
        store.update(work.transaction(), updated);
        for (var task : updated) {
            var before = Objects.requireNonNull(there.get(task.id()));
            if (!Objects.equals(task.listId(), before.listId())) {
                Hierarchy.moveSubtasks(work.transaction(), task, work.now());
            }
        }
    }

    /**
     * @return the tasks, as far as they are there, and what they are part of
     */
    private List<UUID> ids(List<Named> batch) {
        return batch.stream()
                .flatMap(task ->
                        Stream.of(task.id(), Objects.requireNonNullElse(task.parent(), task.id())))
                .filter(own::contains)
                .distinct()
                .toList();
    }

    private Task created(Named task) {
        var home = new ImportedTask.Parents(list(task, task.parent(), null), task.parent());
        homes.put(task.id(), Optional.ofNullable(home.list()));
        var number = Integer.toString(task.number() + DIGITS, 36).substring(1);
        work.task(task.read(), ImportReport.Action.CREATED, remark(task, home));
        return task.read()
                .entry()
                .create(task.id(), work.owner(), home, end + number + "i", work.now());
    }

    private Task over(Named task, Task before) {
        var parent = task.says("parent_id") ? task.parent() : before.parentId();
        var home = new ImportedTask.Parents(list(task, parent, before.listId()), parent);
        homes.put(task.id(), Optional.ofNullable(home.list()));
        var after = task.read().entry().change(before, home, work.now());
        if (after.equals(before)) {
            work.task(task.read(), ImportReport.Action.SKIPPED, "It is here already.");
        } else {
            work.task(task.read(), ImportReport.Action.UPDATED, remark(task, home));
        }
        return after;
    }

    /**
     * @param parent whose list it is in, if there is one
     * @param before the list that it stays in if the file says nothing
     */
    private @Nullable UUID list(Named task, @Nullable UUID parent, @Nullable UUID before) {
        var home = parent == null ? null : homes.get(parent);
        if (home != null) {
            return home.orElse(null);
        }
        var wanted = wanted(task.read());
        return wanted != null || task.says("list_id") || task.says("list") ? wanted : before;
    }

    /**
     * @return null for none
     */
    private @Nullable UUID wanted(ImportValidation.ReadTask read) {
        if (read.listId() != null) {
            return lists.withId(read.listId());
        }
        return read.list() == null ? null : lists.named(read.list());
    }

    private @Nullable String remark(Named task, ImportedTask.Parents home) {
        if (task.remark() != null) {
            return task.remark();
        }
        var wanted = wanted(task.read());
        if (wanted != null && !wanted.equals(home.list())) {
            return FOLLOWS;
        }
        return task.read().listId() != null && home.list() == null ? LISTLESS : null;
    }
}
