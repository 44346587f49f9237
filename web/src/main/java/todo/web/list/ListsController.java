package todo.web.list;

import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.ListColor;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.task.View;
import todo.web.views.list.JtelistsGenerated;

/** {@code /lists}: shows all lists, archived ones too, and adds a list. */
public final class ListsController {

    public void addTo(UserRoutes users) {
        users.page("/lists", ListsController::show)
                .page(
                        ListForm.NEW,
                        visit -> ListForm.show(200, visit, null, visit.query(), null, null))
                .text(
                        ListForm.NEW,
                        ListsController::add,
                        (visit, form) ->
                                ListForm.show(
                                        200, visit, null, form, null, visit.texts().notDoneYet()));
    }

    private static Response show(Visit visit) {
        var page = Page.of(visit.texts().lists(), visit, "/lists");
        return Html.of(200, out -> JtelistsGenerated.render(out, null, page));
    }

    private static Response add(Visit visit, Form form) {
        var list =
                Map.of(
                        "name", form.get("name").strip(),
                        "color", ListColor.of(form.get("color")).wire());
        try {
            var added = visit.send(visit.call("POST", "/api/lists").with(list)).await();
            var view = new View(View.Kind.LIST, added.path("id").asText());
            return Htmx.redirect(visit.request(), view.path());
        } catch (Failure.Invalid | Failure.Conflict refused) {
            return ListForm.show(422, visit, null, form, visit.sentence(refused), null);
        }
    }
}
