package todo.web.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;
import todo.web.page.Preferences;
import todo.web.page.Today;
import todo.web.text.FailureTexts;
import todo.web.text.Texts;

/**
 * A request of a signed-in user, with the API as this user reaches it.
 *
 * @param session of the user
 * @param api called on behalf of the user
 * @param clock the current time, for {@link #today}
 * @param resumed where the user is after a sign-in that continues with a form; null where the
 *     request says it
 */
public record Visit(
        Request request, Session session, ApiClient api, Clock clock, @Nullable Place resumed) {

    /** The parameters of a path and of its query. */
    record Place(Map<String, String> parameters, Form query) {}

    /**
     * @return the same visit at another path
     */
    Visit at(Map<String, String> parameters, Form query) {
        return new Visit(request, session, api, clock, new Place(parameters, query));
    }

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
        var firstDayOfWeek = Preferences.of(request).firstDayOfWeek(session.language());
        return Today.in(session.zone(), session.language(), firstDayOfWeek, clock);
    }

    /**
     * @return the texts in the user's language
     */
    public Texts texts() {
        return session.language().texts();
    }

    /**
     * @return one sentence in the user's language
     */
    public String sentence(Failure failure) {
        return FailureTexts.sentence(failure, session.language());
    }

    /**
     * @return one sentence in the user's language
     */
    public String sentence(Failure.Fault fault) {
        return FailureTexts.sentence(fault, session.language());
    }

    /**
     * @param name from the template of the route
     */
    public String pathParameter(String name) {
        return resumed == null
                ? request.pathParameter(name)
                : String.valueOf(resumed.parameters().get(name));
    }

    /**
     * @return the parameters of the path's query
     */
    public Form query() {
        return resumed == null ? request.query() : resumed.query();
    }
}
