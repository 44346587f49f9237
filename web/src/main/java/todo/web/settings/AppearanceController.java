package todo.web.settings;

import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.Preferences;

/** {@code /settings/appearance}: changes how pages look in this browser. */
final class AppearanceController {

    void addTo(UserRoutes users) {
        users.button("/settings/appearance", this::change);
    }

    private Response change(Visit visit, Form form) {
        var saved =
                FlashCookie.with(
                        Response.seeOther("/settings#appearance"),
                        visit.request(),
                        visit.texts().appearanceSaved());
        var before = Preferences.of(visit.request());
        return Preferences.of(form).withAssistant(before.assistant()).with(saved, visit.request());
    }
}
