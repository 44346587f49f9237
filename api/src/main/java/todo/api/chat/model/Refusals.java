package todo.api.chat.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.api.chat.model.ModelFailure.Reason;
import todo.json.Json;

/** Translates the errors of servers. */
final class Refusals {

    private static final int LONGEST_DETAIL = 200;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private Refusals() {}

    /**
     * @param body what the server says, in JSON or not
     * @param retryAfter null if the server has not said when to come again
     * @param key kept out of the detail; null if there is none
     */
    static ModelFailure of(
            int status, String body, @Nullable Duration retryAfter, ModelConfig.@Nullable Key key) {
        var hidden = key == null ? body : body.replace(key.text(), "…");
        var error = error(hidden);
        var reason = reason(status, code(error));
        // Servers quote parts of the key that they refuse.
        var said = reason == Reason.KEY_REFUSED ? "" : said(error, hidden);
        var failure = new ModelFailure(reason, ("HTTP " + status + " " + said).strip());
        return switch (reason) {
            case SERVER_FAILED -> failure.retryAfter(retryAfter == null ? PAUSE : retryAfter);
            case TOO_MANY_REQUESTS ->
                    retryAfter == null
                            ? failure
                            : new ModelFailure(
                                    reason, busy(retryAfter), failure.detail(), retryAfter);
            default -> failure;
        };
    }

    private static String busy(Duration pause) {
        var seconds = pause.toSeconds();
        return "The language model is busy. Try again in "
                + (seconds < 120 ? seconds + " seconds." : pause.toMinutes() + " minutes.");
    }

    /**
     * @param error in an answer that had begun
     */
    static ModelFailure inStream(JsonNode error) {
        var status = error.path("code").asInt(error.path("status").asInt(500));
        return new ModelFailure(
                reason(status, code(error)), "error in the stream: " + cut(code(error)));
    }

    private static Reason reason(int status, String code) {
        if (code.contains("model_not_found")) {
            return Reason.MODEL_MISSING;
        }
        return switch (status) {
            case 401, 403 -> Reason.KEY_REFUSED;
            case 404 -> Reason.MODEL_MISSING;
            case 429 ->
                    code.contains("insufficient_quota")
                            ? Reason.QUOTA_USED_UP
                            : Reason.TOO_MANY_REQUESTS;
            default -> status >= 500 ? Reason.SERVER_FAILED : Reason.REQUEST_REFUSED;
        };
    }

    private static JsonNode error(String body) {
        try {
            return Json.MAPPER.readTree(body).path("error");
        } catch (JsonProcessingException otherwise) {
            return MissingNode.getInstance();
        }
    }

    private static String code(JsonNode error) {
        return (error.path("code").asText("") + " " + error.path("type").asText(""))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** One line, for a log. */
    private static String said(JsonNode error, String body) {
        var message = error.isTextual() ? error.textValue() : error.path("message").asText("");
        var text = (message.isEmpty() ? body : message).replaceAll("\\s+", " ").strip();
        return cut(text);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + "…" : text;
    }
}
