package todo.web.page;

import org.jspecify.annotations.Nullable;
import todo.http.Request;

/**
 * The values of the layout that all pages share.
 *
 * @param account the name of the signed-in user; null if nobody is signed in
 * @param flash null if there is no message
 */
public record Page(String title, @Nullable String account, @Nullable FlashMessage flash) {

    /** The cookie with the name of the signed-in user, for display only. */
    public static final String ACCOUNT = "account";

    public static Page of(String title, Request request) {
        return new Page(title, Cookies.text(request, ACCOUNT), FlashCookie.of(request));
    }

    public static Page of(String title, String account, Request request) {
        return new Page(title, account, FlashCookie.of(request));
    }

    /**
     * @return the layout of a page for signed-out users; ignores a leftover account cookie
     */
    public static Page signedOut(String title, Request request) {
        return new Page(title, null, FlashCookie.of(request));
    }
}
