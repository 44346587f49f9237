package todo.web.settings;

import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;

/** {@code /settings/apps/{id}/disconnect}: takes an app's access away. */
final class AppsController {

    void addTo(UserRoutes users) {
        users.button("/settings/apps/{id}/disconnect", AppsController::disconnect);
    }

    private static Response disconnect(Visit visit, Form form) {
        var path = "/api/oauth/apps/" + Form.encode(visit.pathParameter("id"));
        try {
            visit.send(visit.call("DELETE", path)).await();
        } catch (Failure.NotFound alreadyDisconnected) {
            // The result is the same.
        }
        var name = visit.texts().quoted(form.get("name"));
        return FlashCookie.with(
                Response.seeOther(SettingsSection.SECURITY.path() + "#apps"),
                visit.request(),
                visit.texts().appDisconnected(name));
    }
}
