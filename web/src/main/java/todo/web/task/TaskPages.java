package todo.web.task;

import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Handler;
import todo.http.Response;
import todo.http.Routes;
import todo.web.account.FormTarget;
import todo.web.account.Sessions;
import todo.web.account.Visit;
import todo.web.page.ErrorPages;
import todo.web.page.Htmx;

/** Routes the views and {@code /tasks}, and adds tasks. */
public final class TaskPages {

    private static final String ADD = "/tasks";
    private static final String TASK = "/tasks/{id}";
    private static final String AGAIN = "/tasks/{id}/again";
    private static final String DELETE = "/tasks/{id}/delete";

    private final ListPages lists;
    private final TaskActions actions;
    private final EditPages editing;
    private final Sessions sessions;

    /** By the templates of their paths. */
    private final Map<String, Button> buttons;

    public TaskPages(Sessions sessions) {
        this.lists = new ListPages();
        this.actions = new TaskActions(lists);
        this.editing = new EditPages();
        this.buttons =
                Map.of(
                        "/tasks/{id}/status",
                        actions::mark,
                        DELETE,
                        actions::delete,
                        "/operations/{id}/undo",
                        actions::undo);
        this.sessions = sessions;
    }

    public void addTo(Routes routes) {
        for (var kind : View.Kind.values()) {
            routes.get(kind.route(), sessions.required(visit -> lists.show(visit, kind)));
        }
        routes.post(ADD, sessions.requiredForm(this::add))
                .get(TASK, sessions.required(editing::show))
                .post(TASK, sessions.requiredForm(editing::save))
                .post(AGAIN, sessions.requiredForm(editing::addAgain))
                .get(DELETE, sessions.required(actions::confirmDelete));
        buttons.forEach((template, button) -> routes.post(template, button(button)));
    }

    /** Handles a form without text, whose effect does not depend on the page that it was on. */
    private interface Button {

        /**
         * @param id from the path
         * @param form with the fields of the path's query
         */
        Response press(Visit visit, String id, Form form);
    }

    private Handler button(Button button) {
        return sessions.requiredForm((visit, form) ->
                button.press(visit, visit.pathParameter("id"), visit.request().query().and(form)));
    }

    private Response add(Visit visit, Form form) {
        var input = QuickAddForm.of(form);
        try {
            var today = visit.today();
            var added =
                    new TaskClient(visit)
                            .add(input.line(), input.view().defaults(today), input.key());
            return lists.after(visit, input.view(), added.message(today, input.view()));
        } catch (Failure.Invalid | Failure.Unavailable failed) {
            if (Htmx.asks(visit.request())) {
                throw failed;
            }
            return notAdded(visit, input, failed);
        }
    }

    private Response notAdded(Visit visit, QuickAddForm input, Failure failure) {
        var view = input.view();
        if (failure instanceof Failure.Unavailable unavailable) {
            var alert = "Not added yet. " + failure.detail();
            return ErrorPages.retryAfter(
                    lists.page(503, visit, input, view, alert), unavailable.retryAfter());
        }
        var alert = "Not added: " + failure.detail();
        return lists.page(422, visit, input, view, alert);
    }

    /**
     * Continues with a form after its sender has signed in: text is shown again, and a button has
     * its effect.
     */
    public Response resume(Visit visit, FormTarget target, Form form) {
        if (target.isAt(ADD)) {
            var input = QuickAddForm.of(form);
            var alert = "You have signed in again. Your task is here, not added yet.";
            return lists.page(200, visit, input, input.view(), alert);
        }
        if (target.isAt(TASK)) {
            return editing.resume(visit, target.id(TASK), form, false);
        }
        if (target.isAt(AGAIN)) {
            return editing.resume(visit, target.id(AGAIN), form, true);
        }
        for (var button : buttons.entrySet()) {
            if (target.isAt(button.getKey())) {
                var id = target.id(button.getKey());
                return button.getValue().press(visit, id, target.query().and(form));
            }
        }
        return Response.seeOther("/");
    }
}
