package todo.api.quickadd;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.Patch;
import todo.api.account.Caller;
import todo.api.change.OperationResult;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.list.Lists;
import todo.api.task.LeadTime;
import todo.api.task.NewTask;
import todo.api.task.RecurrencePatch;
import todo.api.task.Tags;
import todo.api.task.Task;
import todo.api.task.TaskPatch;
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
     * @throws Failure.Invalid if the title that is left is too long
     */
    public OperationResult<Added> add(Caller caller, String text, ZoneId zone) {
        var line = ParsedLine.parse(text, zone, clock.instant());
        var title = title(line);
        return operations.run(
                caller, transaction -> add(transaction, caller.owner(), title, line, zone));
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
            Transaction transaction, UUID owner, Title title, ParsedLine line, ZoneId zone) {
        var name = line.list();
        if (name == null) {
            return new Added(
                    tasks.add(transaction, owner, task(title, line, null, zone)),
                    line.understood());
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
        return new Added(tasks.add(transaction, owner, task(title, line, list, zone)), understood);
    }

    private static NewTask task(Title title, ParsedLine line, @Nullable UUID list, ZoneId zone) {
        var reminder = line.reminder();
        return new NewTask(
                new TaskPatch(
                        Patch.to(title),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.to(line.priority()),
                        Patch.to(new Tags(line.tags())),
                        Patch.to(due(line, zone)),
                        Patch.to(line.date() != null && line.time() == null),
                        new RecurrencePatch.ToRule(line.rule()),
                        Patch.to(line.origin()),
                        Patch.to(reminder == null ? null : new LeadTime(reminder)),
                        Patch.to(list),
                        Patch.keep(),
                        null));
    }

    private static @Nullable Instant due(ParsedLine line, ZoneId zone) {
        if (line.date() == null) {
            return null;
        }
        return line.time() == null
                ? line.date().atStartOfDay().toInstant(ZoneOffset.UTC)
                : line.date().atTime(line.time()).atZone(zone).toInstant();
    }
}
