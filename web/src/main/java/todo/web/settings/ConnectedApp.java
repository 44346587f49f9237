package todo.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import todo.web.account.Visit;
import todo.web.oauth.AppScope;

/**
 * An app that may reach the user's tasks.
 *
 * @param host that vouches for the name; null where nobody does
 * @param may for example: Read and write
 * @param connected for example: Today, 09:00
 * @param used likewise; null for never
 */
public record ConnectedApp(
        String id,
        String name,
        @Nullable String host,
        String may,
        String connected,
        @Nullable String used) {

    /**
     * @param json as the API lists it
     */
    static ConnectedApp of(JsonNode json, Visit visit) {
        var host = json.path("host");
        var used = json.path("last_used_at");
        return new ConnectedApp(
                json.path("id").asText(),
                json.path("name").asText(),
                host.isTextual() ? host.asText() : null,
                AppScope.label(AppScope.of(json.path("scopes")), visit.texts()),
                time(json.path("connected_at"), visit),
                used.isTextual() ? time(used, visit) : null);
    }

    private static String time(JsonNode time, Visit visit) {
        return visit.today().label(Instant.parse(time.asText()));
    }
}
