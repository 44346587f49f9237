package todo.web.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.text.FailureTexts;
import todo.web.text.Language;
import todo.web.text.Texts;

/**
 * The values of the layout that all pages share.
 *
 * @param language of its texts
 * @param account the name of the signed-in user; null if nobody is signed in
 * @param accountId of the same user; empty if nobody is signed in, or if it is unknown
 * @param side null for a page without a side bar
 * @param current path of the view in the side bar that the page belongs to; empty for none
 * @param flash null if there is no message
 * @param preferences how the page looks in this browser
 * @param assistant path of the conversation that is open beside the view; null for none
 */
public record Page(
        String title,
        Language language,
        @Nullable String account,
        String accountId,
        @Nullable SideBar side,
        String current,
        @Nullable FlashMessage flash,
        Preferences preferences,
        @Nullable String assistant) {

    /** The cookie with the name of the signed-in user, for display only. */
    public static final String ACCOUNT = "account";

    /** Pages of their own, on which an undo finds no tasks to change. */
    private static final Set<String> WITHOUT_TASKS =
            Set.of("/settings", "/lists", "/tags", "/assistant");

    private static final Pattern CONVERSATION = Pattern.compile("new|[0-9a-f-]{36}");

    /**
     * @return the layout without a side bar: of a page for signed-out users, of an error, and of a
     *     page of which only a part is shown
     */
    public static Page bare(String title, Request request) {
        return new Page(
                title,
                Languages.of(request),
                null,
                "",
                null,
                "",
                FlashCookie.of(request),
                Preferences.of(request),
                null);
    }

    /**
     * @param current path of the view that the page belongs to; empty for none
     */
    public static Page of(String title, Visit visit, SideBar side, String current) {
        return new Page(
                title,
                visit.session().language(),
                visit.session().name(),
                visit.session().id(),
                side,
                current,
                FlashCookie.of(visit.request()),
                Preferences.of(visit.request()),
                openAssistant(visit.request()));
    }

    /** A script sets the cookie while the assistant is open, so that it is on the next page. */
    private static @Nullable String openAssistant(Request request) {
        var conversation = Cookies.plain(request, "assistant");
        return conversation != null && CONVERSATION.matcher(conversation).matches()
                ? "/assistant/" + conversation
                : null;
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

    /**
     * @return whether the page has no tasks: the undo of its message leads to another page
     */
    public boolean isWithoutTasks() {
        return WITHOUT_TASKS.contains(current);
    }

    /**
     * @return {@link #current} as the value of a query parameter
     */
    public String encodedCurrent() {
        return Form.encode(current);
    }

    /**
     * @return whether the operator and the user want the assistant
     */
    public boolean hasAssistant() {
        return side != null && side.assistant() && preferences.assistant();
    }

    /**
     * @return whether the page itself is the assistant
     */
    public boolean isAssistant() {
        return current.equals("/assistant");
    }

    public Texts texts() {
        return language.texts();
    }

    /**
     * @return one sentence in the language of the page
     */
    public String sentence(Failure failure) {
        return FailureTexts.sentence(failure, language);
    }

    /**
     * @return one sentence in the language of the page
     */
    public String sentence(Failure.Fault fault) {
        return FailureTexts.sentence(fault, language);
    }
}
