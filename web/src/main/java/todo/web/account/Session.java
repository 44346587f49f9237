package todo.web.account;

import java.time.ZoneId;

/**
 * A signed-in user.
 *
 * @param token authorizes calls to the API for half an hour
 * @param refreshToken exchanged for the next pair of tokens, once
 * @param name the user's name, or e-mail address if there is none; for display only
 * @param zone the time zone of the user's profile, as of the sign-in or the last refresh
 */
public record Session(String token, String refreshToken, String name, ZoneId zone) {

    Session in(ZoneId other) {
        return new Session(token, refreshToken, name, other);
    }

    @Override
    public String toString() {
        return "Session of " + name;
    }
}
