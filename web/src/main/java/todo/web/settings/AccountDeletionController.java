package todo.web.settings;

import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.Sessions;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.views.settings.JtedeletionGenerated;

/** {@code /settings/deletion}: asks for the password, and deletes the account. */
final class AccountDeletionController {

    private static final String PATH = "/settings/deletion";
    private static final String PASSWORD = "password";

    void addTo(UserRoutes users) {
        users.page(PATH, visit -> ask(200, visit, SettingsForm.NONE))
                .text(PATH, this::delete, (visit, form) -> ask(200, visit, SettingsForm.NONE));
    }

    private Response ask(int status, Visit visit, SettingsForm form) {
        var page = Page.of(visit.texts().deleteAccount(), visit, "/settings");
        var view = new AccountPage(page, form);
        return Html.of(status, out -> JtedeletionGenerated.render(out, null, view));
    }

    private Response delete(Visit visit, Form form) {
        var confirmation = Map.of(PASSWORD, form.get(PASSWORD));
        try {
            visit.send(visit.call("DELETE", "/api/auth/me").with(confirmation)).await();
        } catch (Failure.Invalid wrong) {
            var fault = visit.texts().notYourPassword();
            return ask(422, visit, SettingsForm.NONE.withFault(PASSWORD, fault));
        } catch (Failure.TooManyRequests tooMany) {
            return ask(429, visit, SettingsForm.refused(visit, form, tooMany));
        }
        var deleted = Sessions.end(Response.seeOther("/register"), visit.request());
        return FlashCookie.with(deleted, visit.request(), visit.texts().accountDeleted());
    }
}
