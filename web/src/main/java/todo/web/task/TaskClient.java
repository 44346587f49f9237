package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Request;
import todo.web.account.Session;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;

/** The API's tasks. Every method throws the API's failures. */
public final class TaskClient {

    /** Enough to find a change that has just been made. */
    private static final int LATEST_CHANGES = 20;

    private final ApiClient api;

    public TaskClient(ApiClient api) {
        this.api = api;
    }

    /**
     * A page of tasks, newest first.
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

    /** A call in progress. */
    @FunctionalInterface
    interface Pending {
        Listing await();
    }

    /**
     * @param query empty for all tasks of the status
     * @param cursor of the page; null for the first
     */
    Pending list(
            Request request,
            Session session,
            Status status,
            String query,
            int limit,
            @Nullable String cursor) {
        var path =
                "/api/tasks?status="
                        + status.wire()
                        + "&limit="
                        + limit
                        + (query.isEmpty() ? "" : "&q=" + encoded(query));
        var from = cursor == null ? "" : "&cursor=" + encoded(cursor);
        var pending = api.send(ApiCall.of(request, "GET", path + from).as(session.token()));
        return () -> Listing.of(pending.await());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Task get(Request request, Session session, String id) {
        return Task.of(api.send(call(request, session, "GET", id)).await());
    }

    /**
     * @param filter further parameters of the query, such as {@code &q=is:open}; empty for none
     * @return how many direct subtasks a task has
     */
    long countSubtasks(Request request, Session session, String id, String filter) {
        var path = "/api/tasks?limit=1&parent_id=" + uuid(id) + filter;
        return api.send(ApiCall.of(request, "GET", path).as(session.token()))
                .await()
                .path("total")
                .asLong();
    }

    /**
     * @param key identifies the task across retries
     */
    AddedTask add(Request request, Session session, Map<String, ?> fields, String key) {
        var pending = post(request, session, "/api/tasks", fields, key);
        return new AddedTask(Task.of(pending.await()), List.of(), pending.operation());
    }

    /**
     * @param line for example: pay rent tomorrow 9am !high
     * @param key identifies the task across retries
     */
    AddedTask add(Request request, Session session, String line, String key) {
        var pending = post(request, session, "/api/tasks/quick", Map.of("text", line), key);
        return AddedTask.of(pending.await(), pending.operation());
    }

    /** The API refuses another task under the same key, so the key depends on the fields too. */
    private static String idempotencyKey(String key, Map<String, ?> fields) {
        return UUID.nameUUIDFromBytes((key + fields).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ApiClient.Pending post(
            Request request, Session session, String path, Map<String, ?> fields, String key) {
        var call = ApiCall.of(request, "POST", path).as(session.token()).with(fields);
        return api.send(call.with("Idempotency-Key", idempotencyKey(key, fields)));
    }

    /**
     * Sets the status of any version of the task.
     *
     * @param force whether to complete open subtasks too
     * @throws Failure.Conflict {@code OPEN_SUBTASKS} if there are any and {@code force} is not set
     */
    TaskWrite mark(Request request, Session session, String id, Status status, boolean force) {
        var path = "/api/tasks/" + uuid(id) + (force ? "?force=true" : "");
        var call = ApiCall.of(request, "PATCH", path).as(session.token());
        return write(call.with(Map.of("status", status.wire())));
    }

    /**
     * Changes some fields.
     *
     * @throws Failure.PreconditionFailed if the task has another version
     */
    TaskWrite change(
            Request request, Session session, String id, Map<String, ?> fields, long version) {
        var call = call(request, session, "PATCH", id).with("If-Match", "\"" + version + "\"");
        return write(call.with(fields));
    }

    private TaskWrite write(ApiCall call) {
        var pending = api.send(call);
        return new TaskWrite(Task.of(pending.await()), pending.operation());
    }

    /**
     * @return the next occurrence of a recurring task, which completing the task has added; null if
     *     there is none
     */
    @Nullable Task next(Request request, Session session, TaskWrite completed) {
        if (!completed.task().recurring() || completed.operation() == null) {
            return null;
        }
        var path = "/api/changes?limit=" + LATEST_CHANGES;
        var changes = api.send(ApiCall.of(request, "GET", path).as(session.token())).await();
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
    @Nullable UUID delete(Request request, Session session, String id) {
        var pending = api.send(call(request, session, "DELETE", id));
        pending.await();
        return pending.operation();
    }

    /**
     * @throws Failure.Conflict if it has been undone already or a later change prevents it
     */
    void undo(Request request, Session session, String operation) {
        var body = Map.of("operation_id", uuid(operation).toString());
        api.send(ApiCall.of(request, "POST", "/api/undo").as(session.token()).with(body)).await();
    }

    private static ApiCall call(Request request, Session session, String method, String id) {
        return ApiCall.of(request, method, "/api/tasks/" + uuid(id)).as(session.token());
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
