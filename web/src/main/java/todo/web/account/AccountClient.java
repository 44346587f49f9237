package todo.web.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import todo.failure.Failure;
import todo.http.Request;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;
import todo.web.page.Today;

/** Accounts, as the API keeps them. */
public final class AccountClient {

    private final ApiClient api;

    public AccountClient(ApiClient api) {
        this.api = api;
    }

    /**
     * @throws todo.failure.Failure.Unauthorized if the address or the password is wrong
     */
    Session signIn(Request request, String email, String password) {
        return located(
                request,
                enter(request, "/api/auth/login", Map.of("email", email, "password", password)));
    }

    /**
     * @param name empty where they did not say
     * @throws todo.failure.Failure.Conflict if the address has an account
     * @throws todo.failure.Failure.Invalid if something breaks its rule
     */
    Session register(Request request, String email, String password, String name) {
        var registration = new LinkedHashMap<String, String>();
        registration.put("email", email);
        registration.put("password", password);
        if (!name.isBlank()) {
            registration.put("name", name);
        }
        return located(request, enter(request, "/api/auth/register", registration));
    }

    /**
     * Tells the API where somebody is who has not told it yet: by that it reckons days. To be
     * signed in does not depend on it.
     */
    private Session located(Request request, JsonNode entered) {
        var session = session(entered);
        var zone = Today.zone(request).getId();
        if (entered.path("user").path("time_zone").asText().equals("UTC") && !zone.equals("Z")) {
            var me = ApiCall.of(request, "PATCH", "/api/auth/me").as(session.token());
            try {
                api.send(me.with(Map.of("time_zone", zone))).await();
            } catch (Failure notToldYet) {
                // With the next signing in.
            }
        }
        return session;
    }

    private JsonNode enter(Request request, String path, Map<String, String> body) {
        return api.send(ApiCall.of(request, "POST", path).with(body)).await();
    }

    private static Session session(JsonNode answer) {
        var user = answer.path("user");
        var name = user.path("name").isTextual() ? user.path("name") : user.path("email");
        return new Session(
                answer.path("access_token").asText(),
                answer.path("refresh_token").asText(),
                name.asText());
    }

    /**
     * @return the same session with new tokens; the old ones are of no use any more
     * @throws todo.failure.Failure.Unauthorized if it has ended
     */
    Session renew(Request request, Session session) {
        return session(
                enter(request, "/api/auth/refresh", Map.of("refresh_token", session.renewal())));
    }

    /**
     * @throws todo.failure.Failure.Unauthorized if the token is of no use any more
     */
    void signOut(Request request, Session session) {
        api.send(ApiCall.of(request, "POST", "/api/auth/logout").as(session.token())).await();
    }
}
