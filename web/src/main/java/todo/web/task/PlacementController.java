package todo.web.task;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.panel.JteparentGenerated;

/**
 * {@code /tasks/{id}/place}: puts a task before or after another one, whose sibling it becomes, or
 * below another parent. {@code /tasks/{id}/parent} offers parents.
 */
final class PlacementController {

    private static final int MAX_PARENTS = 20;

    private final ListPages lists;

    PlacementController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/tasks/{id}/parent", this::ask).button("/tasks/{id}/place", this::place);
    }

    private Response ask(Visit visit) {
        var tasks = new TaskClient(visit);
        var task = tasks.get(visit.pathParameter("id"));
        var search = visit.query().get("q");
        var query = "q=" + Form.encode(("is:open " + search).strip());
        var parents =
                tasks.list(query, MAX_PARENTS + 1, null).get().tasks().stream()
                        .filter(other -> !other.id().equals(task.id()))
                        .filter(other -> !task.id().equals(other.parentId()))
                        .limit(MAX_PARENTS)
                        .toList();
        var title = visit.texts().chooseParent();
        var page =
                new ParentPage(
                        // htmx takes only the question, for the dialog.
                        Htmx.asks(visit.request())
                                ? Page.bare(title, visit.request())
                                : Page.of(title, visit, ""),
                        task,
                        View.of(visit.query()),
                        search,
                        parents);
        return Html.of(200, out -> JteparentGenerated.render(out, null, page));
    }

    private Response place(Visit visit, Form form) {
        var tasks = new TaskClient(visit);
        var placement = new HashMap<String, @Nullable Object>();
        for (var where : new String[] {"before", "after"}) {
            if (!form.get(where).isEmpty()) {
                var sibling = tasks.get(form.get(where));
                placement.put(where, sibling.id());
                placement.put("parent_id", sibling.parentId());
            }
        }
        if (placement.isEmpty()) {
            var parent = form.get("parent");
            placement.put("parent_id", parent.isEmpty() ? null : parent);
        }
        var placed = tasks.place(visit.pathParameter("id"), placement);
        var view = View.of(form);
        var texts = visit.texts();
        var title = placed.task().quoted(texts);
        var message =
                view.message(
                        texts.isMoved(title),
                        placed.operation(),
                        texts.changesUndone(title),
                        placed.task().id());
        return lists.after(visit, view, message);
    }
}
