package todo.web.jump;

import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.jump.JtejumpGenerated;
import todo.web.views.jump.JtekeysGenerated;

/** {@code /jump}: search and commands, and {@code /keys}: what each key does. */
public final class JumpController {

    public void addTo(UserRoutes users) {
        users.page("/jump", JumpController::show).page("/keys", JumpController::keys);
    }

    private static Response show(Visit visit) {
        var side = SideBar.load(visit);
        var query = visit.query().get("q").strip();
        var title = visit.texts().jumpTitle();
        var page =
                Htmx.asks(visit.request())
                        ? Page.bare(title, visit.request())
                        : Page.of(title, visit, side, "");
        var jump = new JumpPage(page, query, new Places(visit, side, query).groups());
        return Html.of(200, out -> JtejumpGenerated.render(out, null, jump));
    }

    private static Response keys(Visit visit) {
        var title = visit.texts().keys();
        var whole = Page.of(title, visit, "");
        var page = Htmx.asks(visit.request()) ? Page.bare(title, visit.request()) : whole;
        var hasAssistant = whole.hasAssistant();
        return Html.of(200, out -> JtekeysGenerated.render(out, null, page, hasAssistant));
    }
}
