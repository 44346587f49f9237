package todo.api.change;

import java.util.UUID;
import todo.api.Ids;
import todo.failure.Failure;
import todo.http.EntityTags;
import todo.http.Request;
import todo.http.Response;

/** The parts of requests and answers that all writes share. */
public final class OperationJson {

    private static final String HEADER = "Operation-Id";

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
