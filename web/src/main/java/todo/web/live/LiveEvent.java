package todo.web.live;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.http.EventStream.Event;
import todo.json.Json;
import todo.web.api.ApiEvent;

/** Writes the API's events for a page, which loads its own view again and needs no contents. */
final class LiveEvent {

    private static final Set<String> KINDS = Set.of("task", "list", "query");

    private LiveEvent() {}

    /**
     * @param event which has a type
     * @return {@code change} or {@code reset}; empty for an event that this version does not know
     */
    static Optional<Event> of(ApiEvent event) {
        var type = String.valueOf(event.type());
        var kind = type.split("\\.", 2)[0];
        if (type.equals("reset")) {
            return Optional.of(reset(event.id()));
        }
        return KINDS.contains(kind) ? Optional.of(change(event, kind)) : Optional.empty();
    }

    private static Event reset(@Nullable String id) {
        return new Event(id, "reset", "{}");
    }

    /**
     * @return {@code change}; {@code reset}, after which the page loads everything again, if it
     *     does not show what has changed
     */
    private static Event change(ApiEvent event, String kind) {
        try (var json = Json.MAPPER.createParser(event.start())) {
            return change(event.id(), kind, json);
        } catch (IOException incomplete) {
            return reset(event.id());
        }
    }

    /** Reads only as far as it must, because the rest of the data is cut off. */
    private static Event change(@Nullable String id, String kind, JsonParser json)
            throws IOException {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("id", id == null ? null : Long.valueOf(id));
        data.put("kind", kind);
        json.nextToken();
        enter(json, "operation_id");
        var operation = json.getText();
        enter(json, kind);
        enter(json, "id");
        data.put("entity", json.getText());
        data.put("operation", operation);
        return new Event(id, "change", Json.text(data));
    }

    /**
     * Moves to the value of the member {@code name}, over the members before it.
     *
     * @throws IOException if there is none
     */
    private static void enter(JsonParser json, String name) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var found = json.currentName().equals(name);
            json.nextToken();
            if (found) {
                return;
            }
            json.skipChildren();
        }
        throw new IOException("there is no " + name);
    }
}
