package todo.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.web.account.Visit;
import todo.web.api.ApiClient;

/**
 * Who answers, and where messages go.
 *
 * @param isEnabled whether the operator offers the assistant
 * @param model its name; null for the built-in assistant
 * @param server the host that messages are sent to; null if they stay on this server
 */
public record Answerer(boolean isEnabled, @Nullable String model, @Nullable String server) {

    /** An API that knows no assistant, or cannot say. */
    private static final Answerer NONE = new Answerer(false, null, null);

    static ApiClient.Pending request(Visit visit) {
        return visit.send(visit.call("GET", "/api/chat"));
    }

    /**
     * @param answer to {@link #request}
     */
    static Answerer of(JsonNode answer) {
        return new Answerer(
                answer.path("enabled").asBoolean(),
                answer.path("model").textValue(),
                answer.path("server").textValue());
    }

    /**
     * @throws Failure the API's
     */
    public static Answerer load(Visit visit) {
        try {
            return of(request(visit).await());
        } catch (Failure.NotFound | Failure.Unavailable unknown) {
            return NONE;
        }
    }

    /**
     * @return whether messages stay on this server
     */
    public boolean isBuiltIn() {
        return server == null;
    }
}
