package todo.web.settings;

import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.views.settings.JteaccountGenerated;

/** {@code /settings/account}: leads to the API's documentation and to the account's deletion. */
final class AccountController {

    void addTo(UserRoutes users) {
        users.page(SettingsSection.ACCOUNT.path(), AccountController::show);
    }

    private static Response show(Visit visit) {
        var page = Page.of(visit.texts().settingsAccount(), visit, "/settings");
        var view = new AccountPage(page, SettingsForm.NONE);
        return Html.of(200, out -> JteaccountGenerated.render(out, null, view));
    }
}
