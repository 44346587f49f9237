package todo.api.change;

import java.util.Set;
import java.util.UUID;
import todo.api.Ids;
import todo.failure.Failure;
import todo.http.EntityTags;
import todo.http.Request;
import todo.http.Response;
import todo.http.WarningsJson;
import todo.json.Fields;

/** The parts of requests and answers that all writes share. */
public final class OperationJson {

    private static final String HEADER = "Operation-Id";

    /** Members that clients send back as they got them. */
    private static final Set<String> READ_ONLY =
            Set.of("id", "user_id", "created_at", "updated_at", "completed_at", "version");

    private OperationJson() {}

    /**
     * @param version of the thing that the operation has written
     * @return the thing, with its entity tag and the id of the operation
     */
    public static Response answer(int status, OperationResult<?> result, long version) {
        return named(EntityTags.answer(status, version, result.value()), result);
    }

    /**
     * @return an answer with the id of the operation
     */
    public static Response named(Response response, OperationResult<?> result) {
        return response.with(HEADER, result.operationId().toString());
    }

    /**
     * @param fields of the request
     * @return the answer, which names the misspelt members of the request
     */
    public static Response warned(Response answer, Fields fields) {
        return WarningsJson.add(answer, fields.warnings(READ_ONLY));
    }

    /**
     * @return the versions that the client names in If-Match
     */
    public static ExpectedVersion expected(Request request) {
        return new ExpectedVersion(EntityTags.ifMatch(request));
    }

    /**
     * @param missing the sentence of the failure
     * @return the {@code id} of the path
     * @throws Failure.NotFound if it is no UUID
     */
    public static UUID id(Request request, String missing) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null) {
            throw new Failure.NotFound(missing);
        }
        return id;
    }
}
