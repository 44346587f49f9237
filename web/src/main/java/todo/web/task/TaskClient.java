package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.account.Visit;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;

/** The API's tasks. Every method throws the API's failures. */
record TaskClient(Visit visit) {

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

    Task get(String id) {
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

    /**
     * @param key identifies the task across retries
     */
    AddedTask add(Map<String, ?> fields, String key) {
        var pending = post("/api/tasks", fields, key);
        return new AddedTask(Task.of(pending.await()), List.of(), pending.operation());
    }

    /**
     * @param line for example: pay rent tomorrow 9am !high
     * @param defaults fields of the API that the line need not name
     * @param key identifies the task across retries
     */
    AddedTask add(String line, Map<String, ?> defaults, String key) {
        var fields = Map.of("text", line, "defaults", defaults);
        var pending = post("/api/tasks/quick", fields, key);
        return AddedTask.of(pending.await(), pending.operation());
    }

    /** The API refuses another task under the same key, so the key depends on the fields too. */
    private static String idempotencyKey(String key, Map<String, ?> fields) {
        return UUID.nameUUIDFromBytes((key + fields).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ApiClient.Pending post(String path, Map<String, ?> fields, String key) {
        var call = visit.call("POST", path).with(fields);
        return visit.send(call.with("Idempotency-Key", idempotencyKey(key, fields)));
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

    /**
     * Changes some fields.
     *
     * @throws Failure.PreconditionFailed if the task has another version
     */
    TaskWrite change(String id, Map<String, ?> fields, long version) {
        var call = call("PATCH", id).with("If-Match", "\"" + version + "\"");
        return write(call.with(fields));
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
     * @throws Failure.Conflict if it has been undone already or a later change prevents it
     */
    void undo(String operation) {
        var body = Map.of("operation_id", uuid(operation).toString());
        visit.send(visit.call("POST", "/api/undo").with(body)).await();
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
