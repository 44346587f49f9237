package todo.web.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.http.Request;

/**
 * A request to the API; immutable.
 *
 * @param path with its query, beginning with a slash
 * @param body what JSON is made of; null for none
 */
public record ApiCall(
        String method, String path, Map<String, String> headers, @Nullable Object body) {

    /** What proxies have added is passed on as far as it is of a sensible length. */
    private static final int LONGEST_FORWARDED = 500;

    /**
     * @return a call on behalf of the one who sent {@code request}, under its id, saying from where
     *     it comes
     */
    public static ApiCall of(Request request, String method, String path) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        headers.put("X-Request-Id", request.id());
        headers.put("X-Forwarded-For", forwarded(request));
        return new ApiCall(method, path, headers, null);
    }

    private static String forwarded(Request request) {
        var before = String.join(", ", request.headers().all("X-Forwarded-For"));
        return before.isEmpty() || before.length() > LONGEST_FORWARDED
                ? request.peer()
                : before + ", " + request.peer();
    }

    /**
     * @return this, asked by the owner of the token
     */
    public ApiCall as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiCall with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiCall(method, path, more, body);
    }

    public ApiCall with(Object json) {
        return new ApiCall(method, path, headers, json);
    }
}
