package todo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.regex.Pattern;
import todo.failure.Failure;
import todo.json.Fields;
import todo.json.Json;

/** Reads the JSON object in the body of a request. */
public final class JsonBody {

    private static final Pattern TYPE =
            Pattern.compile("(?i)application/([a-z0-9.+-]+\\+)?json\\s*(;.*)?");

    private JsonBody() {}

    /**
     * @param limit of the body, in bytes
     * @return the members of the JSON object that the request carries
     * @throws Failure.UnsupportedMediaType if it does not say that it is JSON
     * @throws Failure.BadRequest if it is not, is not an object, or has a member twice
     * @throws Failure.TooLarge if it is longer than {@code limit}
     */
    public static Fields fields(Request request, int limit) {
        if (!(tree(request, limit) instanceof ObjectNode object)) {
            throw new Failure.BadRequest("The body is not a JSON object.");
        }
        return new Fields(object);
    }

    /**
     * @param limit of the body, in bytes
     * @return any JSON that the request carries; a missing node if the body is empty
     * @throws Failure.UnsupportedMediaType if it does not say that it is JSON
     * @throws Failure.BadRequest if it is not, or has a member twice
     * @throws Failure.TooLarge if it is longer than {@code limit}
     */
    public static JsonNode tree(Request request, int limit) {
        var type = request.header("Content-Type");
        if (type == null || !TYPE.matcher(type).matches()) {
            throw new Failure.UnsupportedMediaType(
                    "Send JSON, and say so: Content-Type: application/json.");
        }
        try {
            return Json.MAPPER.readTree(request.body(limit));
        } catch (IOException malformed) {
            throw new Failure.BadRequest("The body is not well-formed JSON.");
        }
    }
}
