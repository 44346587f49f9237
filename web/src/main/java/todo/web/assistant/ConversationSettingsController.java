package todo.web.assistant;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.assistant.JtedeleteGenerated;
import todo.web.views.assistant.JteeditGenerated;

/** {@code /assistant/{id}/edit}: renames and deletes a conversation. */
final class ConversationSettingsController {

    private static final String ROUTE = ConversationController.PATH + "/{id}";
    private static final String DELETE_ALL = ConversationController.PATH + "/delete";

    private final ConversationController conversations;

    ConversationSettingsController(ConversationController conversations) {
        this.conversations = conversations;
    }

    void addTo(UserRoutes users) {
        users.page(ROUTE + "/edit", visit -> form(200, visit, null, null))
                .text(ROUTE + "/edit", this::rename, this::formAgain)
                .button(ROUTE + "/delete", this::delete)
                .page(DELETE_ALL, ConversationSettingsController::askToDeleteAll)
                .button(DELETE_ALL, this::deleteAll);
    }

    private static String id(Visit visit) {
        return ConversationController.requireId(visit.pathParameter("id"));
    }

    /**
     * @param typed null for the current title
     * @param fault of the title; null for none
     */
    private Response form(int status, Visit visit, @Nullable String typed, @Nullable String fault) {
        var conversation = ConversationLoader.of(visit, id(visit));
        var title = visit.texts().renameConversation();
        var page = page(visit, title, ConversationController.PATH);
        var shown = typed == null ? conversation.title() : typed;
        return Html.of(
                status,
                out -> JteeditGenerated.render(out, null, page, conversation, shown, fault));
    }

    /**
     * @param current the address whose entry of the side bar is marked
     * @return without the side bar for a dialog
     */
    private static Page page(Visit visit, String title, String current) {
        return Htmx.asks(visit.request())
                ? Page.bare(title, visit.request())
                : Page.of(title, visit, current);
    }

    private Response formAgain(Visit visit, Form form) {
        return form(200, visit, form.get("name"), null);
    }

    private Response rename(Visit visit, Form form) {
        var path = "/api/chat/conversations/" + id(visit);
        try {
            var call = visit.call("PATCH", path).with(Map.of("title", form.get("name").strip()));
            visit.send(call).await();
        } catch (Failure.Invalid refused) {
            var page = form(422, visit, form.get("name"), visit.texts().faultConversationTitle());
            return Htmx.asks(visit.request())
                    ? page.with("HX-Retarget", "#picker").with("HX-Reswap", "outerHTML")
                    : page;
        }
        return after(visit, id(visit));
    }

    private Response delete(Visit visit, Form form) {
        var path = "/api/chat/conversations/" + id(visit);
        visit.send(visit.call("DELETE", path)).await();
        return after(visit, "");
    }

    /**
     * @param id of the conversation to show; empty for a new one
     */
    private Response after(Visit visit, String id) {
        if (!Htmx.asks(visit.request())) {
            var name = id.isEmpty() ? "new" : id;
            return Response.seeOther(ConversationController.PATH + "/" + name);
        }
        return conversations
                .answer(200, visit, ConversationController.of(visit, id))
                .with("HX-Retarget", "#assistant")
                .with("HX-Reswap", "innerHTML");
    }

    private static Response askToDeleteAll(Visit visit) {
        var page = page(visit, visit.texts().deleteConversations(), "/settings");
        return Html.of(200, out -> JtedeleteGenerated.render(out, null, page));
    }

    private Response deleteAll(Visit visit, Form form) {
        visit.send(visit.call("DELETE", "/api/chat/history")).await();
        return FlashCookie.with(
                Response.seeOther("/settings#assistant-settings"),
                visit.request(),
                visit.texts().conversationsDeleted());
    }
}
