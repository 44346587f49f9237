package todo.web.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import todo.failure.Failure;
import todo.http.Request;
import todo.web.api.ApiCall;
import todo.web.api.ApiClient;
import todo.web.page.Languages;
import todo.web.page.TimeZoneOffer;

/** The API's accounts. Every method throws the API's failures. */
public final class AccountClient {

    private static final String PROFILE = "/api/auth/me";

    private final ApiClient api;

    public AccountClient(ApiClient api) {
        this.api = api;
    }

    /**
     * @throws todo.failure.Failure.Unauthorized if the address or the password is wrong
     */
    Session signIn(Request request, String email, String password) {
        var login = Map.of("email", email, "password", password);
        return withTimeZone(request, authenticate(request, "/api/auth/login", login));
    }

    /**
     * @param name empty for none
     * @throws todo.failure.Failure.Conflict if the address already has an account
     * @throws todo.failure.Failure.Invalid if a field breaks its rule
     */
    Session register(Request request, String email, String password, String name) {
        var registration = new LinkedHashMap<String, String>();
        registration.put("email", email);
        registration.put("password", password);
        if (!name.isBlank()) {
            registration.put("name", name);
        }
        var answer = authenticate(request, "/api/auth/register", registration);
        return withLanguage(request, withTimeZone(request, answer));
    }

    /**
     * Stores the browser's time zone in a profile that still has the default. The sign-in succeeds
     * even if that fails; the next one tries again.
     */
    private Session withTimeZone(Request request, JsonNode answer) {
        var session = session(answer);
        var browser = TimeZoneOffer.browserZone(request);
        var isDefault = answer.path("user").path("time_zone").asText().equals("UTC");
        if (!isDefault || browser == null || browser.equals(ZoneOffset.UTC)) {
            return session;
        }
        try {
            return changeProfile(request, session, Map.of("time_zone", browser.getId()));
        } catch (Failure notStored) {
            return session;
        }
    }

    /** Stores the browser's language in a new profile, which has English. */
    private Session withLanguage(Request request, Session session) {
        var language = Languages.ofBrowser(request);
        if (language == session.language()) {
            return session;
        }
        try {
            return changeProfile(request, session, Map.of("locale", language.tag()));
        } catch (Failure notStored) {
            return session;
        }
    }

    private JsonNode authenticate(Request request, String path, Map<String, String> body) {
        return api.send(ApiCall.of(request, "POST", path).with(body)).await();
    }

    private static Session session(JsonNode answer) {
        return Session.of(
                answer.path("access_token").asText(),
                answer.path("refresh_token").asText(),
                answer.path("user"));
    }

    /**
     * @return the same session with new tokens and the profile's current time zone; the old tokens
     *     become invalid
     * @throws todo.failure.Failure.Unauthorized if the session has ended
     */
    Session refresh(Request request, Session session) {
        var token = Map.of("refresh_token", session.refreshToken());
        return session(authenticate(request, "/api/auth/refresh", token));
    }

    /**
     * @return the session with the profile's current values
     */
    Session withProfile(Request request, Session session) {
        return session.with(
                api.send(ApiCall.of(request, "GET", PROFILE).as(session.token())).await());
    }

    /**
     * @param changes of the profile's fields, by the API's names
     * @return the session with the new profile
     * @throws todo.failure.Failure.Invalid if a value breaks its rule
     */
    public Session changeProfile(Request request, Session session, Map<String, ?> changes) {
        var call = ApiCall.of(request, "PATCH", PROFILE).as(session.token());
        return session.with(api.send(call.with(changes)).await());
    }

    /**
     * @throws todo.failure.Failure.Unauthorized if the token is no longer valid
     */
    void signOut(Request request, Session session) {
        api.send(ApiCall.of(request, "POST", "/api/auth/logout").as(session.token())).await();
    }
}
