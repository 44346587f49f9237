package todo.web.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import todo.failure.Failure;
import todo.http.Request;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;
import todo.web.page.Today;

/**
 * A request of a signed-in user, with the API as this user reaches it.
 *
 * @param session of the user
 * @param api called on behalf of the user
 * @param clock the current time, for {@link #today}
 */
public record Visit(Request request, Session session, ApiClient api, Clock clock) {

    /**
     * @param path of the API; includes the query
     * @return a call that carries the user's token
     */
    public ApiCall call(String method, String path) {
        return ApiCall.of(request, method, path).as(session.token());
    }

    /**
     * @return at once, so that calls can run in parallel
     */
    public ApiClient.Pending send(ApiCall call) {
        return api.send(call);
    }

    /**
     * @param path of the API; includes the query
     * @throws Failure the API's
     */
    public JsonNode get(String path) {
        return send(call("GET", path)).await();
    }

    /**
     * @return the current day in the user's time zone
     */
    public Today today() {
        return Today.in(session.zone(), clock);
    }

    /**
     * @param name from the template of the route
     */
    public String pathParameter(String name) {
        return request.pathParameter(name);
    }
}
