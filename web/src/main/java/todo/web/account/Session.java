package todo.web.account;

/**
 * Somebody who is signed in: who is not, has none, and nothing to show it with.
 *
 * @param token what the API knows them by, for half an hour
 * @param renewal what the API gives the next token for, once
 * @param name what they call themselves, or else their address; for showing it only
 */
public record Session(String token, String renewal, String name) {

    @Override
    public String toString() {
        return "Session of " + name;
    }
}
