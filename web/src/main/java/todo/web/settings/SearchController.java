package todo.web.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.settings.SearchesPage.Search;
import todo.web.views.settings.JtesearchGenerated;

/** {@code /settings/searches/{id}}: shows, changes and deletes a saved search. */
final class SearchController {

    private static final List<String> FIELDS = List.of("name", "q", "sort", "order");

    void addTo(UserRoutes users) {
        users.page("/settings/searches/{id}", visit -> show(200, visit, SettingsForm.NONE, null))
                .text(
                        "/settings/searches/{id}",
                        this::change,
                        (visit, form) -> show(200, visit, SettingsForm.of(form), null))
                .button("/settings/searches/{id}/delete", this::delete);
    }

    /**
     * @return the API's path of the search in the address
     */
    static String path(Visit visit) {
        return "/api/queries/" + Form.encode(visit.pathParameter("id"));
    }

    /**
     * @param form the form that was refused
     * @param address of a new feed, to be shown this once; null for none
     */
    Response show(int status, Visit visit, SettingsForm form, @Nullable FeedAddress address) {
        var search = Search.of(visit.get(path(visit)));
        var view =
                new SearchPage(
                        Page.of(search.name(), visit, "/settings"),
                        search,
                        form,
                        feedSince(visit),
                        UUID.randomUUID().toString(),
                        address);
        return Html.of(status, out -> JtesearchGenerated.render(out, null, view));
    }

    private static @Nullable String feedSince(Visit visit) {
        try {
            var created =
                    Instant.parse(visit.get(path(visit) + "/feed").path("created_at").asText());
            return visit.today().day(LocalDate.ofInstant(created, visit.session().zone()));
        } catch (Failure.NotFound none) {
            return null;
        }
    }

    private Response change(Visit visit, Form form) {
        var changes = new LinkedHashMap<String, String>();
        FIELDS.forEach(field -> changes.put(field, form.get(field).strip()));
        try {
            visit.send(visit.call("PATCH", path(visit)).with(changes)).await();
        } catch (Failure.Invalid | Failure.Conflict refused) {
            var status = refused instanceof Failure.Invalid ? 422 : 409;
            return show(status, visit, SettingsForm.refused(visit, form, refused), null);
        }
        var name = visit.texts().quoted(form.get("name").strip());
        return FlashCookie.with(
                Response.seeOther(SettingsSection.SEARCHES.path()),
                visit.request(),
                visit.texts().searchSaved(name));
    }

    private Response delete(Visit visit, Form form) {
        var texts = visit.texts();
        var name = texts.quoted(form.get("name"));
        var call = visit.send(visit.call("DELETE", path(visit)));
        call.await();
        return FlashCookie.with(
                Response.seeOther(SettingsSection.SEARCHES.path()),
                visit.request(),
                FlashMessage.undoable(
                        texts.searchDeleted(name), call.operation(), texts.isRestored(name)));
    }
}
