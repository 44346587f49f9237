package todo.web.page;

import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Request;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;

/**
 * The values of the layout that all pages share.
 *
 * @param account the name of the signed-in user; null if nobody is signed in
 * @param side null for a page without a side bar
 * @param current path of the view in the side bar that the page belongs to; empty for none
 * @param flash null if there is no message
 */
public record Page(
        String title,
        @Nullable String account,
        @Nullable SideBar side,
        String current,
        @Nullable FlashMessage flash) {

    /** The cookie with the name of the signed-in user, for display only. */
    public static final String ACCOUNT = "account";

    /**
     * @return the layout without a side bar: of a page for signed-out users, of an error, and of a
     *     page of which only a part is shown
     */
    public static Page bare(String title, Request request) {
        return new Page(title, null, null, "", FlashCookie.of(request));
    }

    /**
     * @param current path of the view that the page belongs to; empty for none
     */
    public static Page of(String title, Visit visit, SideBar side, String current) {
        return new Page(
                title, visit.session().name(), side, current, FlashCookie.of(visit.request()));
    }

    /**
     * Loads the side bar, which is empty while the API is unavailable.
     *
     * @param current path of the view that the page belongs to; empty for none
     */
    public static Page of(String title, Visit visit, String current) {
        SideBar side;
        try {
            side = SideBar.load(visit);
        } catch (Failure.Unavailable unavailable) {
            side = SideBar.EMPTY;
        }
        return of(title, visit, side, current);
    }
}
