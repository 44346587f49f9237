package todo.web.settings;

import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;

/** {@code /settings/searches/{id}/feed}: creates and removes a calendar feed. */
final class FeedController {

    private final SearchController search;

    FeedController(SearchController search) {
        this.search = search;
    }

    void addTo(UserRoutes users) {
        users.text(
                        "/settings/searches/{id}/feed",
                        this::create,
                        (visit, form) -> search.show(200, visit, SettingsForm.NONE, null))
                .button("/settings/searches/{id}/feed/remove", this::remove);
    }

    /** Shows the address in the answer itself: it is secret, and the API tells it once. */
    private Response create(Visit visit, Form form) {
        var call = visit.call("POST", SearchController.path(visit) + "/feed").with(Map.of());
        try {
            var feed = visit.send(call.with("Idempotency-Key", form.get("key"))).await();
            var address = FeedAddress.of(visit.request(), feed.path("url").asText());
            return search.show(200, visit, SettingsForm.NONE, address);
        } catch (Failure.Conflict shown) {
            return search.show(409, visit, SettingsForm.refused(visit, form, shown), null);
        }
    }

    private Response remove(Visit visit, Form form) {
        var path = SearchController.path(visit);
        try {
            visit.send(visit.call("DELETE", path + "/feed")).await();
        } catch (Failure.NotFound alreadyRemoved) {
            // The result is the same.
        }
        return FlashCookie.with(
                Response.seeOther("/settings/searches/" + visit.pathParameter("id") + "#feed"),
                visit.request(),
                visit.texts().feedRemoved());
    }
}
