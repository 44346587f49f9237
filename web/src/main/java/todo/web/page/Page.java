package todo.web.page;

import org.jspecify.annotations.Nullable;
import todo.http.Request;

/**
 * What the frame around every page shows.
 *
 * @param title what the page is about, in a few words
 * @param account whose tasks these are; null where nobody is signed in
 * @param flash what has just been done; null where there is nothing to say
 */
public record Page(String title, @Nullable String account, @Nullable FlashMessage flash) {

    /** The cookie that holds the name of the one who is signed in, for this line alone. */
    public static final String ACCOUNT = "account";

    public static Page of(String title, Request request) {
        return new Page(title, Cookies.text(request, ACCOUNT), FlashCookie.of(request));
    }

    public static Page of(String title, String account, Request request) {
        return new Page(title, account, FlashCookie.of(request));
    }

    /**
     * @return the frame where nobody is signed in, whatever the browser still believes
     */
    public static Page signedOut(String title, Request request) {
        return new Page(title, null, FlashCookie.of(request));
    }
}
