package todo.api.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.task.Task;
import todo.failure.Failure;
import todo.json.Fields;

/**
 * Changes of several tasks in one operation, so that one undo reverts them all. A change that fails
 * leaves the others; the result names both. Not safe for concurrent use.
 */
final class Batch {

    private final boolean isRehearsal;
    private final List<String> names = new ArrayList<>();
    private final List<Function<Transaction, Task>> pieces = new ArrayList<>();
    private final List<ObjectNode> failures = new ArrayList<>();

    /**
     * @param isRehearsal whether to roll everything back in the end
     */
    Batch(boolean isRehearsal) {
        this.isRehearsal = isRehearsal;
    }

    /**
     * @param arguments see {@link Schemas#DRY_RUN}; not checked yet
     */
    static Batch of(Fields arguments) {
        return new Batch(Boolean.TRUE.equals(arguments.flag("dry_run")));
    }

    /**
     * @param name of the task as the model wrote it
     * @param piece prepares the change
     */
    void add(String name, Supplier<Function<Transaction, Task>> piece) {
        try {
            pieces.add(piece.get());
            names.add(name);
        } catch (ToolError refused) {
            fail(name, refused.result());
        } catch (Failure failure) {
            fail(name, ToolResult.of(failure));
        }
    }

    void fail(String name, ToolResult result) {
        var failure = result.content().deepCopy();
        failure.remove("success");
        failures.add(failure.put("task", name));
    }

    List<ObjectNode> failures() {
        return failures;
    }

    /**
     * @param done such as {@code Completed}
     */
    ToolResult run(Operations operations, Caller caller, TaskWriter.Factory writers, String done) {
        if (pieces.isEmpty()) {
            return failed();
        }
        if (isRehearsal) {
            return answer(operations.rehearseEach(caller, pieces), caller, writers, done);
        }
        var result = operations.runEach(caller, pieces);
        var answer = answer(result.value(), caller, writers, done);
        return answer.isError() ? answer : answer.done(result.operationId());
    }

    private ToolResult answer(
            List<Operations.Attempt<Task>> attempts,
            Caller caller,
            TaskWriter.Factory writers,
            String done) {
        var tasks = new ArrayList<Task>();
        for (var i = 0; i < pieces.size(); i++) {
            var attempt = attempts.get(i);
            if (attempt.value() != null) {
                tasks.add(attempt.value());
            } else if (attempt.failure() != null) {
                fail(names.get(i), ToolResult.of(attempt.failure()));
            }
        }
        if (tasks.isEmpty()) {
            return failed();
        }
        // After the operation, which may have added lists.
        var answer = writers.of(caller).add(ToolResult.success(sentence(done, tasks)), tasks);
        if (!failures.isEmpty()) {
            answer.with("failures", failures);
        }
        return answer;
    }

    private String sentence(String done, List<Task> tasks) {
        var sentence =
                (isRehearsal ? "Nothing was changed. Without dry_run: " : "")
                        + sentence(done, tasks.size(), tasks.getFirst());
        return failures.isEmpty() ? sentence : sentence + " " + failures.size() + " failed.";
    }

    static String sentence(String done, int count, @Nullable Task only) {
        return count == 1 && only != null
                ? "%s “%s”.".formatted(done, only.title())
                : "%s %d tasks.".formatted(done, count);
    }

    /**
     * @return the failure, if there is one; a list of several
     */
    ToolResult failed() {
        var first = failures.getFirst();
        if (failures.size() == 1) {
            var result = ToolResult.error(text(first, "error"), text(first, "message"));
            first.properties().stream()
                    .filter(member -> !result.content().has(member.getKey()))
                    .forEach(member -> result.with(member.getKey(), member.getValue()));
            return result;
        }
        return ToolResult.error(
                        text(first, "error"), "Nothing was changed. " + text(first, "message"))
                .with("failures", failures);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }
}
