package todo.web.settings;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.settings.SearchesPage.Search;
import todo.web.task.View;
import todo.web.views.settings.JtesearchAddedGenerated;
import todo.web.views.settings.JtesearchesGenerated;

/** {@code /settings/searches}: shows the saved searches, and moves them up and down. */
final class SearchesController {

    private static final String QUERIES = "/api/queries";

    /** The longest name less a number behind it. */
    private static final int MAX_NAME = 90;

    private static final int MAX_NUMBER = 9;

    void addTo(UserRoutes users) {
        users.page(SettingsSection.SEARCHES.path(), SearchesController::show)
                .button(SettingsSection.SEARCHES.path(), SearchesController::add)
                .button("/settings/searches/{id}/move", SearchesController::move);
    }

    /** Saves the query under a name made from it. */
    private static Response add(Visit visit, Form form) {
        var query = form.get("q").strip();
        var known = searches(visit).stream().filter(search -> search.query().equals(query));
        var message =
                known.findFirst()
                        .map(search -> message(visit, search, null))
                        .orElseGet(() -> added(visit, query));
        if (!Htmx.asks(visit.request())) {
            var view = View.search(query).path();
            return FlashCookie.with(Response.seeOther(view), visit.request(), message);
        }
        var page = Page.of(visit.texts().search(), visit, View.search(query).path());
        return Html.of(200, out -> JtesearchAddedGenerated.render(out, null, page, message));
    }

    private static FlashMessage added(Visit visit, String query) {
        var name = query.substring(0, Math.min(query.length(), MAX_NAME));
        for (var number = 2; ; number++) {
            try {
                var body = Map.of("name", name, "q", query);
                var call = visit.send(visit.call("POST", QUERIES).with(body));
                return message(visit, Search.of(call.await()), call.operation());
            } catch (Failure.Conflict taken) {
                if (taken.code() != FailureCode.NAME_TAKEN || number > MAX_NUMBER) {
                    throw taken;
                }
                name = name.replaceFirst(" \\([0-9]+\\)$", "") + " (" + number + ")";
            }
        }
    }

    private static FlashMessage message(Visit visit, Search search, @Nullable UUID operation) {
        var texts = visit.texts();
        var name = texts.quoted(search.name());
        return View.search(search.query())
                .message(texts.searchSaved(name), operation, texts.searchRemoved(name), search.id())
                .with(new FlashMessage.Link(search.path(), texts.rename()));
    }

    private static Response show(Visit visit) {
        var view =
                new SearchesPage(
                        Page.of(visit.texts().savedSearches(), visit, "/settings"),
                        searches(visit));
        return Html.of(200, out -> JtesearchesGenerated.render(out, null, view));
    }

    private static List<Search> searches(Visit visit) {
        return visit.get(QUERIES).path("queries").valueStream().map(Search::of).toList();
    }

    /** Exchanges the positions of the search and its neighbour. */
    private static Response move(Visit visit, Form form) {
        var searches = searches(visit);
        var from =
                IntStream.range(0, searches.size())
                        .filter(i -> searches.get(i).id().equals(visit.pathParameter("id")))
                        .findFirst()
                        .orElseThrow(SearchesController::notFound);
        var to = form.get("direction").equals("up") ? from - 1 : from + 1;
        if (to >= 0 && to < searches.size()) {
            place(visit, searches.get(from), searches.get(to).position());
            place(visit, searches.get(to), searches.get(from).position());
        }
        return Response.seeOther(SettingsSection.SEARCHES.path());
    }

    private static Failure.NotFound notFound() {
        return new Failure.NotFound("This saved search does not exist.");
    }

    private static void place(Visit visit, Search search, String position) {
        var call = visit.call("PATCH", QUERIES + "/" + search.id());
        visit.send(call.with(Map.of("position", position))).await();
    }
}
