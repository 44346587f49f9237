package todo.web.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import todo.web.text.Language;

/**
 * A signed-in user.
 *
 * @param token authorizes calls to the API for half an hour
 * @param refreshToken exchanged for the next pair of tokens, once
 * @param id of the user, by which the browser knows whose pages it keeps; empty if the session
 *     began before it was kept with it
 * @param name the user's name, or e-mail address if there is none; for display only
 * @param zone the time zone of the user's profile, as of the sign-in or the last refresh
 * @param language of the same
 */
public record Session(
        String token, String refreshToken, String id, String name, ZoneId zone, Language language) {

    /**
     * @param user a profile, as the API returns it
     */
    static Session of(String token, String refreshToken, JsonNode user) {
        var name = user.path("name").isTextual() ? user.path("name") : user.path("email");
        return new Session(
                token,
                refreshToken,
                user.path("id").asText(),
                name.asText(),
                zone(user.path("time_zone").asText("UTC")),
                Language.of(user.path("locale").asText()).orElse(Language.ENGLISH));
    }

    /** A newer API may know more time zones than this version. */
    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /**
     * @param user the profile, as the API returns it
     * @return the session with the values of the profile
     */
    public Session with(JsonNode user) {
        return of(token, refreshToken, user);
    }

    @Override
    public String toString() {
        return "Session of " + name;
    }
}
