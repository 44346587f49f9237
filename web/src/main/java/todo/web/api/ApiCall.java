package todo.web.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.http.Request;

/**
 * A request to the API; immutable.
 *
 * @param path begins with a slash; includes the query
 * @param body an {@link Upload}, or serialized as JSON; null for none
 */
public record ApiCall(
        String method, String path, Map<String, String> headers, @Nullable Object body) {

    /** Longer X-Forwarded-For values are dropped. */
    private static final int MAX_FORWARDED = 500;

    /**
     * @return a call on behalf of the sender of {@code request}, with its id, client address and
     *     User-Agent
     */
    public static ApiCall of(Request request, String method, String path) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        headers.put("X-Request-Id", request.id());
        headers.put("X-Forwarded-For", forwarded(request));
        var agent = request.header("User-Agent");
        if (agent != null) {
            headers.put("User-Agent", agent);
        }
        return new ApiCall(method, path, headers, null);
    }

    private static String forwarded(Request request) {
        var before = String.join(", ", request.headers().all("X-Forwarded-For"));
        return before.isEmpty() || before.length() > MAX_FORWARDED
                ? request.peer()
                : before + ", " + request.peer();
    }

    /**
     * @return this call, authorized by the token
     */
    public ApiCall as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiCall with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiCall(method, path, more, body);
    }

    public ApiCall with(Object body) {
        return new ApiCall(method, path, headers, body);
    }
}
