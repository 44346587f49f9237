package todo.web.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.ListColor;
import todo.web.navigation.SideBar;
import todo.web.navigation.SideBar.ListItem;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.task.ListPages;
import todo.web.task.View;
import todo.web.views.list.JtedeleteGenerated;

/** {@code /lists/{key}}: changes, moves, archives and deletes a list. */
public final class ListController {

    private static final String LISTS = "/lists";

    private final ListPages lists;

    public ListController(ListPages lists) {
        this.lists = lists;
    }

    public void addTo(UserRoutes users) {
        users.page("/lists/{key}/edit", visit -> edit(visit, visit.query(), null))
                .text(
                        "/lists/{key}/edit",
                        ListController::change,
                        (visit, form) -> edit(visit, form, visit.texts().notDoneYet()))
                .button("/lists/{key}/place", this::place)
                .button("/lists/{key}/archive", ListController::archive)
                .page("/lists/{key}/delete", ListController::ask)
                .button("/lists/{key}/delete", ListController::delete);
    }

    private static Response edit(Visit visit, Form form, @Nullable String alert) {
        return ListForm.show(200, visit, list(visit), form, null, alert);
    }

    private static ListItem list(Visit visit) {
        return SideBar.load(visit).list(visit.pathParameter("key"));
    }

    private static View view(Visit visit) {
        return new View(View.Kind.LIST, visit.pathParameter("key"));
    }

    private static String path(Visit visit) {
        return "/api/lists/" + Form.encode(visit.pathParameter("key"));
    }

    /** The API has more colours than the form: one that is not changed here stays as it is. */
    private static Response change(Visit visit, Form form) {
        var list = list(visit);
        var changes = new LinkedHashMap<String, String>();
        changes.put("name", form.get("name").strip());
        var color = ListColor.of(form.get("color"));
        if (!color.style().equals(list.color())) {
            changes.put("color", color.wire());
        }
        try {
            var operation = patch(visit, changes);
            var texts = visit.texts();
            var name = texts.quoted(form.get("name").strip());
            var message = message(visit, texts.isSaved(name), operation, texts.changesUndone(name));
            return redirect(visit, view(visit).path(), message);
        } catch (Failure.Invalid | Failure.Conflict refused) {
            return ListForm.show(422, visit, list, form, visit.sentence(refused), null);
        }
    }

    private static @Nullable UUID patch(Visit visit, Map<String, ?> changes) {
        var call = visit.send(visit.call("PATCH", path(visit)).with(changes));
        call.await();
        return call.operation();
    }

    /** An undo leads to the list. */
    private static FlashMessage message(
            Visit visit, String sentence, @Nullable UUID operation, String undone) {
        return view(visit).message(sentence, operation, undone, String.valueOf(operation));
    }

    private static Response redirect(Visit visit, String path, FlashMessage message) {
        var request = visit.request();
        return FlashCookie.with(Htmx.redirect(request, path), request, message);
    }

    /** The form has the direction, or the list that this one is to stand before or after. */
    private Response place(Visit visit, Form form) {
        var view = form.get("view").isEmpty() ? view(visit) : View.of(form);
        var message = placed(visit, form, view);
        return form.get("page").equals(LISTS)
                ? redirect(visit, LISTS, FlashMessage.of(message.sentence()))
                : lists.after(visit, view, message);
    }

    private static FlashMessage placed(Visit visit, Form form, View view) {
        var all = SideBar.load(visit).lists();
        var ids = all.stream().map(ListItem::id).toList();
        var from = ids.indexOf(visit.pathParameter("key"));
        if (from < 0) {
            throw new Failure.NotFound("This list does not exist.");
        }
        var to = to(form, ids, from);
        var texts = visit.texts();
        var name = texts.quoted(all.get(from).name());
        var operation =
                to == from
                        ? null
                        : patch(visit, Map.of(to < from ? "before" : "after", ids.get(to)));
        var sentence = texts.listPlaced(name, String.valueOf(to + 1), String.valueOf(all.size()));
        return view.message(
                sentence, operation, texts.changesUndone(name), String.valueOf(operation));
    }

    /**
     * @return the index of the list afterwards
     */
    private static int to(Form form, List<String> ids, int from) {
        var before = ids.indexOf(form.get("before"));
        if (before >= 0) {
            return before > from ? before - 1 : before;
        }
        var after = ids.indexOf(form.get("after"));
        if (after >= 0) {
            return after < from ? after + 1 : after;
        }
        var by = form.get("direction").equals("up") ? -1 : 1;
        return Math.clamp(from + by, 0, ids.size() - 1);
    }

    private static Response archive(Visit visit, Form form) {
        var archives = !form.get("archived").equals("false");
        var call = visit.send(visit.call("PATCH", path(visit)).with(Map.of("archived", archives)));
        var texts = visit.texts();
        var name = texts.quoted(call.await().path("name").asText());
        var operation = call.operation();
        var archived = texts.isArchived(name);
        var restored = texts.isInSideBar(name);
        return archives
                ? redirect(visit, LISTS, message(visit, archived, operation, restored))
                : redirect(
                        visit, view(visit).path(), message(visit, restored, operation, archived));
    }

    private static Response ask(Visit visit) {
        var title = visit.texts().deleteList();
        var page =
                Htmx.asks(visit.request())
                        ? Page.bare(title, visit.request())
                        : Page.of(title, visit, view(visit).path());
        var list = list(visit);
        return Html.of(200, out -> JtedeleteGenerated.render(out, null, page, list));
    }

    private static Response delete(Visit visit, Form form) {
        var texts = visit.texts();
        var name = texts.quoted(form.get("name"));
        var tasks = form.get("tasks").equals("delete") ? "delete" : "keep";
        var call = visit.send(visit.call("DELETE", path(visit) + "?tasks=" + tasks));
        call.await();
        var message =
                message(visit, texts.isDeleted(name), call.operation(), texts.isRestored(name));
        return redirect(visit, LISTS, message);
    }
}
