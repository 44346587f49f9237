package todo.web.settings;

import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.Preferences;

/** {@code /settings/assistant}: switches the assistant on and off in this browser. */
final class AssistantController {

    void addTo(UserRoutes users) {
        users.button("/settings/assistant", AssistantController::change);
    }

    private static Response change(Visit visit, Form form) {
        var saved =
                FlashCookie.with(
                        Response.seeOther("/settings#assistant-settings"),
                        visit.request(),
                        visit.texts().assistantSaved());
        return Preferences.of(visit.request())
                .withAssistant(form.get("assistant").equals("on"))
                .with(saved, visit.request());
    }
}
