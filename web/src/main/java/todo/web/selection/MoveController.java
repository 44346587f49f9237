package todo.web.selection;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.FlashMessage;
import todo.web.task.ListPages;
import todo.web.task.Selection;
import todo.web.views.selection.JtemoveGenerated;

/** {@code /selection/move}: moves tasks to a list, which may be new, or to the inbox. */
final class MoveController {

    private static final String INBOX = "inbox";

    private final ListPages lists;

    MoveController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/selection/move", visit -> show(visit, visit.query(), 200, null))
                .text(
                        "/selection/move",
                        this::move,
                        (visit, form) -> show(visit, form, 200, visit.texts().notDoneYet()));
    }

    private static Response show(Visit visit, Form form, int status, @Nullable String alert) {
        var texts = visit.texts();
        return Picker.of(visit, form)
                .show(
                        status,
                        alert,
                        texts.move(),
                        texts::moveQuestion,
                        (out, page) -> JtemoveGenerated.render(out, null, page));
    }

    private Response move(Visit visit, Form form) {
        var selection = Selection.of(form);
        try {
            var typed = form.get("typed").strip();
            var message =
                    form.get("list").equals(INBOX)
                            ? toInbox(visit, selection)
                            : typed.isEmpty()
                                    ? to(visit, selection, form.get("list"))
                                    : toNew(visit, selection, typed);
            return lists.after(visit, selection.view(), message);
        } catch (Failure.Invalid | Failure.Conflict refused) {
            return show(visit, form, 422, visit.sentence(refused));
        }
    }

    private static FlashMessage toInbox(Visit visit, Selection selection) {
        var texts = visit.texts();
        Map<String, @Nullable Object> fields = Collections.singletonMap("list_id", null);
        return new SelectionChange(visit, selection)
                .run(fields, texts::movedToInbox, texts::tasksMovedToInbox);
    }

    private static FlashMessage to(Visit visit, Selection selection, String list) {
        return to(visit, selection, list, SideBar.load(visit).list(list).name());
    }

    private static FlashMessage toNew(Visit visit, Selection selection, String name) {
        var call = visit.call("POST", "/api/lists").with(Map.of("name", name));
        return to(visit, selection, visit.send(call).await().path("id").asText(), name);
    }

    private static FlashMessage to(Visit visit, Selection selection, String list, String name) {
        var texts = visit.texts();
        return new SelectionChange(visit, selection)
                .run(
                        Map.of("list_id", list),
                        title -> texts.movedTo(title, name),
                        count -> texts.tasksMovedTo(count, name));
    }
}
