package todo.api.event;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.http.EventStream.Event;
import todo.json.Json;

/** Writes changes as server-sent events. */
final class EventJson {

    private EventJson() {}

    /**
     * @return an event such as {@code task.updated} with the current state, or the last one of
     *     something deleted
     */
    static Event event(Change change) {
        var entity = change.entity().wire();
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("id", change.id());
        data.put("operation_id", change.operationId());
        data.put("through", change.through());
        data.put("made_at", change.madeAt());
        data.put(entity, change.after() == null ? change.before() : change.after());
        return new Event(
                Long.toString(change.id()), entity + "." + change.action(), Json.text(data));
    }

    /**
     * @param last the id of the newest change
     */
    static Event reset(long last) {
        return new Event(
                Long.toString(last),
                "reset",
                Json.text(
                        Map.of(
                                "detail",
                                "Some changes are no longer available. Reload everything.")));
    }
}
