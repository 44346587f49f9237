package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.account.Visit;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;

/** The API's tasks. Every method throws the API's failures. */
public record TaskClient(Visit visit) {

    /** The fields that a copy of a task has too. */
    private static final List<String> COPIED =
            List.of(
                    "title",
                    "description",
                    "priority",
                    "tags",
                    "due_date",
                    "all_day",
                    "recurrence_rule",
                    "recurrence_from",
                    "reminder_lead_time",
                    "list_id",
                    "parent_id");

    /** Enough to find a change that has just been made. */
    private static final int LATEST_CHANGES = 20;

    /**
     * A page of tasks.
     *
     * @param total of all pages
     * @param next the cursor of the next page; null on the last
     */
    record Listing(List<Task> tasks, long total, @Nullable String next) {

        static Listing of(JsonNode json) {
            return new Listing(
                    json.path("tasks").valueStream().map(Task::of).toList(),
                    json.path("total").asLong(),
                    json.path("next_cursor").isTextual()
                            ? json.path("next_cursor").asText()
                            : null);
        }
    }

    /**
     * @param parameters of the API that select and order the tasks
     * @param cursor of the page; null for the first
     * @return waits for the response to the call, which is sent at once
     */
    Supplier<Listing> list(String parameters, int limit, @Nullable String cursor) {
        var from = cursor == null ? "" : "&cursor=" + Form.encode(cursor);
        var path = "/api/tasks?" + parameters + "&limit=" + limit + from;
        var pending = visit.send(visit.call("GET", path));
        return () -> Listing.of(pending.await());
    }

    /**
     * @param words of the titles, the last of which may be incomplete
     */
    public List<Task> find(String words, int limit) {
        var path = "/api/tasks/search?limit=" + limit + "&q=" + Form.encode(words);
        return Listing.of(visit.get(path)).tasks();
    }

    public Task get(String id) {
        return Task.of(visit.send(call("GET", id)).await());
    }

    /**
     * @param filter further parameters of the query, such as {@code &q=is:open}; empty for none
     * @return how many direct subtasks a task has
     */
    long countSubtasks(String id, String filter) {
        var path = "/api/tasks?limit=1&parent_id=" + uuid(id) + filter;
        return visit.get(path).path("total").asLong();
    }

    public long count(Selection selection) {
        return selection.isOverdue()
                ? visit.get("/api/tasks?limit=1&q=" + Form.encode(TaskQuery.OVERDUE))
                        .path("total")
                        .asLong()
                : selection.tasks().size();
    }

    /**
     * @param key identifies the task across retries
     */
    AddedTask add(Map<String, ?> fields, String key) {
        var pending = post("/api/tasks", fields, key);
        return new AddedTask(Task.of(pending.await()), List.of(), null, pending.operation());
    }

    /**
     * @param line for example: pay rent tomorrow 9am !high
     * @param defaults fields of the API that the line need not name
     * @param typedAt what its relative dates count from; null for now
     * @param key identifies the task across retries
     */
    AddedTask add(String line, Map<String, ?> defaults, @Nullable Instant typedAt, String key) {
        var fields = new HashMap<String, Object>(Map.of("text", line, "defaults", defaults));
        if (typedAt != null) {
            fields.put("typed_at", typedAt.toString());
        }
        var pending = post("/api/tasks/quick", fields, key);
        return AddedTask.of(pending.await(), pending.operation(), visit.texts());
    }

    /**
     * @param line as it is being typed
     * @return waits for how {@link #add(String, Map, Instant, String)} would understand the line
     */
    Supplier<JsonNode> preview(String line, Map<String, ?> defaults) {
        var fields = Map.of("text", line, "defaults", defaults);
        return visit.send(visit.call("POST", "/api/tasks/quick?dry_run=true").with(fields))::await;
    }

    /** The API refuses another task under the same key, so the key depends on the fields too. */
    private static String idempotencyKey(String key, SortedMap<String, ?> fields) {
        return UUID.nameUUIDFromBytes((key + fields).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ApiClient.Pending post(String path, Map<String, ?> fields, String key) {
        // A retry at another replica has to send the same bytes.
        var sorted = new TreeMap<>(fields);
        var call = visit.call("POST", path).with(sorted);
        return visit.send(call.with("Idempotency-Key", idempotencyKey(key, sorted)));
    }

    /**
     * Sets the status of any version of the task.
     *
     * @param force whether to complete open subtasks too
     * @throws Failure.Conflict {@code OPEN_SUBTASKS} if there are any and {@code force} is not set
     */
    TaskWrite mark(String id, Status status, boolean force) {
        var path = "/api/tasks/" + uuid(id) + (force ? "?force=true" : "");
        var call = visit.call("PATCH", path);
        return write(call.with(Map.of("status", status.wire())));
    }

    /** Changes some fields of any version of the task. */
    public TaskWrite change(String id, Map<String, ?> fields) {
        return write(call("PATCH", id).with(fields));
    }

    /** Changes all tasks in one operation, or none. */
    public BulkWrite changeAll(Selection selection, Map<String, ?> fields) {
        return bulk("", selection, "change", fields);
    }

    /** Completes all tasks and their open subtasks in one operation. */
    public BulkWrite completeAll(Selection selection) {
        var fields = Map.of("status", Status.COMPLETED.wire());
        return bulk("?force=true", selection, "change", fields);
    }

    /** Deletes all tasks and their subtasks in one operation. */
    public BulkWrite deleteAll(Selection selection) {
        return bulk("", selection, "delete", true);
    }

    private BulkWrite bulk(String query, Selection selection, String action, Object value) {
        var request = new HashMap<String, Object>(selection.request());
        request.put(action, value);
        var pending = visit.send(visit.call("POST", "/api/tasks/bulk" + query).with(request));
        return BulkWrite.of(pending.await(), pending.operation());
    }

    /**
     * @throws Failure.Conflict if the task does not recur, or has no next date
     */
    public TaskWrite skip(String id) {
        return write(visit.call("POST", "/api/tasks/" + uuid(id) + "/skip"));
    }

    /**
     * Changes some fields.
     *
     * @param force whether to complete open subtasks too
     * @throws Failure.PreconditionFailed if the task has another version
     */
    TaskWrite change(String id, Map<String, ?> fields, long version, boolean force) {
        var path = "/api/tasks/" + uuid(id) + (force ? "?force=true" : "");
        var call = visit.call("PATCH", path).with("If-Match", "\"" + version + "\"");
        return write(call.with(fields));
    }

    /** Puts the task elsewhere, whatever version it has. */
    TaskWrite place(String id, Map<String, ?> placement) {
        return write(call("PATCH", id).with(placement));
    }

    /**
     * @return waits for the last changes of a task, which are requested at once
     */
    Supplier<JsonNode> changes(String id) {
        var path = "/api/changes?limit=" + LATEST_CHANGES + "&entity_id=" + uuid(id);
        return visit.send(visit.call("GET", path))::await;
    }

    /**
     * Adds a task with the same fields after the task, without its subtasks.
     *
     * @param key identifies the copy across retries
     */
    AddedTask duplicate(String id, String key) {
        var original = visit.send(call("GET", id)).await();
        var fields = new LinkedHashMap<String, JsonNode>();
        COPIED.forEach(field -> fields.put(field, original.path(field)));
        fields.put("after", original.path("id"));
        return add(fields, key);
    }

    private TaskWrite write(ApiCall call) {
        var pending = visit.send(call);
        return new TaskWrite(Task.of(pending.await()), pending.operation());
    }

    /**
     * @return the next occurrence of a recurring task, which completing the task has added; null if
     *     there is none
     */
    @Nullable Task next(TaskWrite completed) {
        if (!completed.task().recurring() || completed.operation() == null) {
            return null;
        }
        var path = "/api/changes?limit=" + LATEST_CHANGES;
        var changes = visit.get(path);
        return changes.path("changes")
                .valueStream()
                .filter(change ->
                        completed
                                        .operation()
                                        .toString()
                                        .equals(change.path("operation_id").asText())
                                && change.path("action").asText().equals("created"))
                .map(change -> Task.of(change.path("after")))
                .filter(task -> task.title().equals(completed.task().title()))
                .findFirst()
                .orElse(null);
    }

    /**
     * @return the operation; null if unknown
     */
    @Nullable UUID delete(String id) {
        var pending = visit.send(call("DELETE", id));
        pending.await();
        return pending.operation();
    }

    /**
     * @return the undo, which is an operation too; null if unknown
     * @throws Failure.Conflict if it has been undone already or a later change prevents it
     */
    @Nullable UUID undo(String operation) {
        var body = Map.of("operation_id", uuid(operation).toString());
        var pending = visit.send(visit.call("POST", "/api/undo").with(body));
        pending.await();
        return pending.operation();
    }

    private ApiCall call(String method, String id) {
        return visit.call(method, "/api/tasks/" + uuid(id));
    }

    /** Only a valid id becomes part of the API's URL. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException invalid) {
            throw new Failure.NotFound("This task does not exist.");
        }
    }
}
