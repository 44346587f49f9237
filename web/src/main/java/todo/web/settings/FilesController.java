package todo.web.settings;

import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Body;
import todo.http.Form;
import todo.http.Headers;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.settings.FilesPage.DryRun;
import todo.web.views.settings.JtefilesGenerated;

/** {@code /settings/files}: offers the import, and sends exports. */
final class FilesController {

    void addTo(UserRoutes users) {
        users.page(SettingsSection.FILES.path(), visit -> show(200, page(visit), null, null))
                .page("/settings/export", this::export);
    }

    /**
     * @return the frame of the page
     * @throws Failure.Unauthorized if the token is no longer valid
     */
    static Page page(Visit visit) {
        return Page.of(visit.texts().settingsFiles(), visit, "/settings");
    }

    /**
     * @param alert why a file was refused; null for none
     * @param dryRun null for none
     */
    Response show(int status, Page page, @Nullable String alert, @Nullable DryRun dryRun) {
        var view = new FilesPage(page, alert, dryRun);
        return Html.of(status, out -> JtefilesGenerated.render(out, null, view));
    }

    /** Passes the file on while it arrives. */
    private Response export(Visit visit) {
        var format = Form.encode(visit.query().get("format"));
        var file = visit.api().download(visit.call("GET", "/api/export?format=" + format));
        var body = new Body.Stream(file::writeTo, false, complete -> file.close());
        return new Response(200, Headers.NONE.and("Content-Type", file.contentType()), body)
                .with("Content-Disposition", file.disposition());
    }
}
