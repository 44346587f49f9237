package todo.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import todo.json.Fields;
import todo.json.Json;

/** Adds the member {@code warnings} to an answer, if there are any. */
public final class WarningsJson {

    private WarningsJson() {}

    /**
     * @param response a JSON object
     */
    public static Response add(Response response, List<Fields.Warning> warnings) {
        if (warnings.isEmpty() || !(response.body() instanceof Body.Bytes body)) {
            return response;
        }
        try {
            var object = (ObjectNode) Json.MAPPER.readTree(body.bytes());
            object.set("warnings", Json.MAPPER.valueToTree(warnings));
            return new Response(
                    response.status(), response.headers(), new Body.Bytes(Json.write(object)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
