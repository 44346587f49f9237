package todo.web.oauth;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The question whether an app may reach the user's tasks.
 *
 * @param query with which the app sent the user here
 * @param app its name, which it chose itself
 * @param host that vouches for the name; null where nobody does
 * @param returnTo where the browser goes afterwards: a host, or the scheme of an installed app
 * @param returnsToThisComputer whether that is a program on the user's own computer
 * @param asked what the app asks for
 * @param given what is chosen
 * @param email of the user
 */
public record ConsentPage(
        Page page,
        String query,
        String app,
        @Nullable String host,
        String returnTo,
        boolean returnsToThisComputer,
        Set<AppScope> asked,
        Set<AppScope> given,
        String email) {

    /**
     * @return the address of this page, with the query
     */
    public String address() {
        return AuthorizationController.address(query);
    }
}
