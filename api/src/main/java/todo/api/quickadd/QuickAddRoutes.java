package todo.api.quickadd;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.Operations;
import todo.api.database.Transaction;
import todo.api.idempotency.IdempotencyKeys;
import todo.api.list.ListStore;
import todo.api.task.Draft;
import todo.api.task.Priority;
import todo.api.task.Status;
import todo.api.task.Task;
import todo.api.task.TaskStore;
import todo.http.EntityTags;
import todo.http.Json;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/tasks/quick}. */
public final class QuickAddRoutes {

    private static final int BODY_LIMIT = 64 * 1024;

    private static final int LONGEST_LINE = 1000;

    private static final int LONGEST_TITLE = 200;

    private final TaskStore tasks;
    private final ListStore lists;
    private final Operations changes;
    private final Clock clock;

    public QuickAddRoutes(TaskStore tasks, ListStore lists, Operations changes, Clock clock) {
        this.tasks = tasks;
        this.lists = lists;
        this.changes = changes;
        this.clock = clock;
    }

    public void add(Routes routes, Auth auth, IdempotencyKeys keys) {
        routes.post("/api/tasks/quick", auth.required(keys.once(this::create)));
    }

    /**
     * @param understood what is no part of the title
     */
    private record Added(Task task, List<UnderstoodWords> understood) {}

    private Response create(Request request, Caller caller) {
        var fields = Json.fields(request, BODY_LIMIT);
        var text = fields.required("text", fields.sentText("text", 1, LONGEST_LINE));
        fields.check();
        var zone = ZoneId.of(caller.user().timeZone());
        var line = ParsedLine.parse(text == null ? "" : text, zone, clock.instant());
        if (line.title().codePointCount(0, line.title().length()) > LONGEST_TITLE) {
            fields.fault(
                    "text", "A title of at most " + LONGEST_TITLE + " characters has to be left.");
        }
        fields.check();
        var added = changes.write(caller, transaction -> add(transaction, caller, line, zone));
        return EntityTags.answer(201, added.task().version(), added)
                .with("Location", "/api/tasks/" + added.task().id());
    }

    private Added add(Transaction transaction, Caller caller, ParsedLine line, ZoneId zone) {
        var owner = caller.user().id();
        var name = line.list();
        if (name == null) {
            return new Added(
                    tasks.add(transaction, owner, draft(line, null, zone)), line.understood());
        }
        var there = lists.named(transaction, owner, name);
        var list = there.isPresent() ? there.get() : lists.add(transaction, owner, name);
        var understood =
                there.isPresent()
                        ? line.understood()
                        : line.understood().stream().map(UnderstoodWords::ofNewList).toList();
        return new Added(tasks.add(transaction, owner, draft(line, list, zone)), understood);
    }

    private static Draft draft(ParsedLine line, @Nullable UUID list, ZoneId zone) {
        return new Draft(
                line.title(),
                null,
                Status.PENDING,
                line.priority() == null ? Priority.MEDIUM : line.priority(),
                line.tags(),
                due(line, zone),
                line.date() != null && line.time() == null,
                line.rule(),
                line.origin(),
                line.reminder(),
                list,
                null,
                null);
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
