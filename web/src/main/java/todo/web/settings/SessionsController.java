package todo.web.settings;

import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;

/** {@code /settings/sessions/{id}/end}: signs out another device. */
final class SessionsController {

    void addTo(UserRoutes users) {
        users.button("/settings/sessions/{id}/end", this::end);
    }

    private Response end(Visit visit, Form form) {
        var path = "/api/auth/sessions/" + Form.encode(visit.pathParameter("id"));
        try {
            visit.send(visit.call("DELETE", path)).await();
        } catch (Failure.NotFound alreadyEnded) {
            // The result is the same.
        }
        return FlashCookie.with(
                Response.seeOther(SettingsSection.SECURITY.path() + "#sessions"),
                visit.request(),
                visit.texts().deviceSignedOut(form.get("device")));
    }
}
