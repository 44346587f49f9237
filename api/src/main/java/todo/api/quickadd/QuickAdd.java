package todo.api.quickadd;

import java.time.Clock;
import java.time.ZoneId;
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
import todo.api.task.NewTask;
import todo.api.task.Task;
import todo.api.task.Tasks;
import todo.api.task.Title;
import todo.failure.BrokenRule;
import todo.failure.Failure;
import todo.failure.FaultCode;

/** Adds a task that is written in one line. Safe for concurrent use. */
public final class QuickAdd {

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
     * @param text a line of 1 to 1,000 characters
     * @param zone in which the days and times of the line are
     * @param defaults for the fields that the line does not name
     * @throws Failure.Invalid if the title that is left is too long, or if the list or the parent
     *     of {@code defaults} does not exist
     */
    public OperationResult<Added> add(
            Caller caller, String text, ZoneId zone, LineDefaults defaults) {
        var line = ParsedLine.parse(text, zone, clock.instant(), defaults.day(zone));
        var title = Patch.to(title(line));
        return operations.run(
                caller,
                transaction ->
                        add(
                                transaction,
                                caller.owner(),
                                line,
                                list -> new NewTask(defaults.fill(line, title, list, zone))));
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
        var understood =
                existing.isPresent()
                        ? line.understood()
                        : line.understood().stream().map(UnderstoodWords::ofNewList).toList();
        return new Added(tasks.add(transaction, owner, task.apply(list)), understood);
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
