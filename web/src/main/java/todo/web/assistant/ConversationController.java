package todo.web.assistant;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.Preferences;
import todo.web.views.assistant.JteconversationGenerated;
import todo.web.views.assistant.JtemessageGenerated;
import todo.web.views.assistant.JtepageGenerated;

/**
 * {@code /assistant}: shows a conversation, as a page or beside the current view, and undoes what
 * was done in it.
 */
final class ConversationController {

    static final String PATH = "/assistant";

    void addTo(UserRoutes users) {
        users.page(PATH, visit -> show(visit, ConversationLoader::newest))
                .page(PATH + "/new", visit -> show(visit, there -> of(there, "")))
                .page(
                        PATH + "/{id}",
                        visit -> show(visit, there -> of(there, visit.pathParameter("id"))))
                .button(PATH + "/{id}/undo", this::undo);
    }

    /** Loads a conversation. */
    @FunctionalInterface
    private interface Loader {
        Conversation load(Visit visit);
    }

    /** The conversation that was open beside the last view may have been deleted. */
    private Response show(Visit visit, Loader loader) {
        if (!Preferences.of(visit.request()).assistant()) {
            var settings = Response.seeOther("/settings#assistant-settings");
            return FlashCookie.with(settings, visit.request(), visit.texts().assistantIsOff());
        }
        try {
            return answer(200, visit, loader.load(visit));
        } catch (Failure.NotFound gone) {
            if (!isPart(visit)) {
                throw gone;
            }
            return answer(200, visit, ConversationLoader.newest(visit));
        }
    }

    /**
     * @param id empty for a conversation that has not begun
     * @throws Failure.NotFound if there is no such conversation
     */
    static Conversation of(Visit visit, String id) {
        return ConversationLoader.of(visit, id.isEmpty() ? null : requireId(id));
    }

    /**
     * @throws Failure.NotFound if it is no id
     */
    static String requireId(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException unreadable) {
            throw new Failure.NotFound("This conversation does not exist.");
        }
    }

    private static boolean isPart(Visit visit) {
        return Htmx.targets(visit.request(), "assistant");
    }

    /**
     * @return the conversation beside the current view, or as a page
     */
    Response answer(int status, Visit visit, Conversation conversation) {
        var shown = shown(visit, conversation);
        if (!Htmx.asks(visit.request())) {
            return Html.of(status, out -> JtepageGenerated.render(out, null, shown));
        }
        var part = Html.of(status, out -> JteconversationGenerated.render(out, null, shown));
        return shown.page() == null ? part : part.with("HX-Push-Url", conversation.path());
    }

    /**
     * @return with a page, unless it is shown beside a view
     */
    static Conversation shown(Visit visit, Conversation conversation) {
        var isBesideView = Htmx.asks(visit.request()) && !isOnItsPage(visit);
        return conversation.with(isBesideView ? null : page(visit, conversation));
    }

    private static boolean isOnItsPage(Visit visit) {
        var address = visit.request().header("HX-Current-URL");
        return address != null && address.matches("https?://[^/]*" + PATH + "([/?].*)?");
    }

    private static Page page(Visit visit, Conversation conversation) {
        return Htmx.asks(visit.request())
                ? Page.of(conversation.shownTitle(), visit, SideBar.EMPTY, PATH)
                : Page.of(conversation.shownTitle(), visit, PATH);
    }

    private Response undo(Visit visit, Form form) {
        var id = requireId(visit.pathParameter("id"));
        var alert = undo(visit, form.get("operation"));
        if (!Htmx.asks(visit.request())) {
            var sentence = alert == null ? visit.texts().undone() : alert;
            return FlashCookie.with(
                    Response.seeOther(PATH + "/" + id), visit.request(), FlashMessage.of(sentence));
        }
        var conversation = of(visit, id);
        if (alert != null) {
            return answer(200, visit, conversation.with("", alert))
                    .with("HX-Retarget", "#assistant")
                    .with("HX-Reswap", "innerHTML");
        }
        var message = conversation.message(form.get("message"));
        return Html.of(
                200, out -> JtemessageGenerated.render(out, null, conversation, message, false));
    }

    /**
     * @return why it cannot be undone; null if it has been
     */
    private static @Nullable String undo(Visit visit, String operation) {
        try {
            visit.send(visit.call("POST", "/api/undo").with(Map.of("operation_id", operation)))
                    .await();
            return null;
        } catch (Failure.Conflict | Failure.NotFound | Failure.Invalid refused) {
            return visit.sentence(refused);
        }
    }
}
