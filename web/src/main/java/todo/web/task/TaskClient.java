package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Request;
import todo.web.account.Session;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;

/** Somebody's tasks, as the API keeps them. Every method throws what the API says. */
public final class TaskClient {

    private final ApiClient api;

    public TaskClient(ApiClient api) {
        this.api = api;
    }

    /**
     * Some of the tasks of one status, newest first.
     *
     * @param total how many there are of them all in all
     * @param next what to ask for the ones after these with; null after the last
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

    /** A listing on its way. */
    @FunctionalInterface
    interface Pending {
        Listing await();
    }

    /**
     * @param query what finds them; empty for all of them
     * @param cursor what an earlier listing called next; null for the first tasks
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
     * @param key the same for every attempt to add this one task
     */
    Task add(Request request, Session session, Map<String, ?> fields, String key) {
        return Task.of(post(request, session, "/api/tasks", fields, key));
    }

    /**
     * @param line such as: pay rent tomorrow 9am !high
     * @param key the same for every attempt to add this one task
     */
    AddedTask add(Request request, Session session, String line, String key) {
        var text = Map.of("text", line);
        return AddedTask.of(post(request, session, "/api/tasks/quick", text, key));
    }

    /** What was typed differently is another task: the API would refuse it under the same key. */
    private static String once(String key, Map<String, ?> fields) {
        return UUID.nameUUIDFromBytes((key + fields).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private JsonNode post(
            Request request, Session session, String path, Map<String, ?> fields, String key) {
        var call = ApiCall.of(request, "POST", path).as(session.token()).with(fields);
        return api.send(call.with("Idempotency-Key", once(key, fields))).await();
    }

    /**
     * Sets the status, whatever else has changed.
     *
     * @param parts whether what is part of it is completed with it
     * @throws Failure.Conflict if some of that is open, and {@code parts} is not set
     */
    Task mark(Request request, Session session, String id, Status status, boolean parts) {
        var path = "/api/tasks/" + uuid(id) + (parts ? "?force=true" : "");
        var call = ApiCall.of(request, "PATCH", path).as(session.token());
        return Task.of(api.send(call.with(Map.of("status", status.wire()))).await());
    }

    /**
     * Changes some fields of the version that was looked at.
     *
     * @throws Failure.PreconditionFailed if there is a newer one
     */
    Task change(Request request, Session session, String id, Map<String, ?> fields, long version) {
        var call = call(request, session, "PATCH", id).with("If-Match", "\"" + version + "\"");
        return Task.of(api.send(call.with(fields)).await());
    }

    void delete(Request request, Session session, String id) {
        api.send(call(request, session, "DELETE", id)).await();
    }

    /**
     * Takes back what was last done to a task, also where that was deleting it.
     *
     * @throws Failure.Conflict if it has been taken back already, or changes since stand in the way
     */
    void undo(Request request, Session session, String id) {
        var path = "/api/changes?limit=1&entity_id=" + uuid(id);
        var changes = api.send(ApiCall.of(request, "GET", path).as(session.token())).await();
        var last = changes.path("changes").path(0);
        if (last.path("undone").asBoolean() || !last.path("undoes").asText("").isEmpty()) {
            throw new Failure.Conflict(FailureCode.ALREADY_UNDONE, "It has been undone already.");
        }
        var undo = Map.of("operation_id", last.path("operation_id").asText());
        api.send(ApiCall.of(request, "POST", "/api/undo").as(session.token()).with(undo)).await();
    }

    private static ApiCall call(Request request, Session session, String method, String id) {
        return ApiCall.of(request, method, "/api/tasks/" + uuid(id)).as(session.token());
    }

    /** What is in an address goes on into another only if it is what it should be. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw new Failure.NotFound("There is no such task.");
        }
    }
}
