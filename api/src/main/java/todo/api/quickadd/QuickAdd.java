package todo.api.quickadd;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.Patch;
import todo.api.account.Caller;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.list.Lists;
import todo.api.ordering.Position;
import todo.api.task.NewTask;
import todo.api.task.Task;
import todo.api.task.Tasks;
import todo.api.task.Title;
import todo.failure.BrokenRule;
import todo.failure.Failure;
import todo.failure.FaultCode;

/** Adds a task that is written in one line. Safe for concurrent use. */
public final class QuickAdd {

    /** The id of a task that is not stored. */
    private static final UUID NIL = new UUID(0, 0);

    private final Tasks tasks;
    private final Lists lists;
    private final Operations operations;
    private final Clock clock;

    public QuickAdd(Tasks tasks, Lists lists, Operations operations, Clock clock) {
        this.tasks = tasks;
        this.lists = lists;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * @param understood the words that are not part of the title
     */
    public record Added(Task task, List<UnderstoodWords> understood) {}

    /**
     * Adds a task, and its list if there is none of that name.
     *
     * @throws Failure.Invalid if the title that is left is empty or too long, or if the list or the
     *     parent of the defaults does not exist
     */
    public OperationResult<Added> add(Caller caller, TypedLine typed) {
        return operations.run(caller, addition(caller, typed));
    }

    /**
     * @return adds the task as a part of an operation
     * @throws Failure.Invalid if the title that is left is empty or too long
     */
    public Function<Transaction, Added> addition(Caller caller, TypedLine typed) {
        var line = typed.parse(clock.instant());
        var title = Patch.to(title(line));
        return transaction ->
                add(
                        transaction,
                        caller.owner(),
                        line,
                        list -> new NewTask(typed.fields(line, title, list)));
    }

    /**
     * Reads a line without adding anything: one query if it names a list, otherwise none. The list
     * and the parent of the defaults are not checked.
     *
     * @return the task that would be added, with the nil UUID as its id and an empty title if the
     *     line is empty; its list is null if it would be added too
     * @throws Failure.Invalid if the title that is left is too long
     */
    public Added preview(Caller caller, TypedLine typed) {
        var now = clock.instant();
        var line = typed.parse(now);
        var title = line.title().isEmpty() ? Patch.<Title>keep() : Patch.to(title(line));
        var name = line.list();
        var list = name == null ? null : lists.named(caller.owner(), name).orElse(null);
        var blank = Task.blank(NIL, caller.owner(), Position.last(NIL), now);
        return new Added(
                typed.fields(line, title, list).applyTo(blank), understood(line, list != null));
    }

    /**
     * @param isListStored whether the list that the line names existed before
     */
    private static List<UnderstoodWords> understood(ParsedLine line, boolean isListStored) {
        return isListStored
                ? line.understood()
                : line.understood().stream().map(UnderstoodWords::ofNewList).toList();
    }

    private static Title title(ParsedLine line) {
        try {
            return new Title(line.title());
        } catch (BrokenRule broken) {
            throw new Failure.Invalid(
                    "/text",
                    broken.code(),
                    broken.code() == FaultCode.TOO_LONG
                            ? "The title can have at most %d characters.".formatted(Title.longest())
                            : String.valueOf(broken.getMessage()));
        }
    }

    private Added add(
            Transaction transaction,
            UUID owner,
            ParsedLine line,
            Function<@Nullable UUID, NewTask> task) {
        var name = line.list();
        if (name == null) {
            return new Added(addByDefault(transaction, owner, task.apply(null)), line.understood());
        }
        var existing = lists.named(transaction, owner, name);
        var list =
                existing.isPresent()
                        ? existing.get()
                        : lists.add(transaction, owner, new Name(name));
        return new Added(
                tasks.add(transaction, owner, task.apply(list)),
                understood(line, existing.isPresent()));
    }

    /**
     * @param task its list and its parent are the defaults
     */
    private Task addByDefault(Transaction transaction, UUID owner, NewTask task) {
        try {
            return tasks.add(transaction, owner, task);
        } catch (Failure.Invalid invalid) {
            throw invalid.in("/defaults");
        }
    }
}
