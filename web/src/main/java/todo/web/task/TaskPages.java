package todo.web.task;

import java.time.Clock;
import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.web.account.FormTarget;
import todo.web.account.Session;
import todo.web.account.Sessions;
import todo.web.page.ErrorPages;
import todo.web.page.Htmx;
import todo.web.page.Today;

/** {@code /} and {@code /tasks}: routes the pages of tasks, and adds tasks. */
public final class TaskPages {

    private static final String ADD = "/tasks";
    private static final String TASK = "/tasks/{id}";
    private static final String AGAIN = "/tasks/{id}/again";
    private static final String DELETE = "/tasks/{id}/delete";

    private final TaskClient tasks;
    private final ListPages lists;
    private final TaskActions actions;
    private final EditPages editing;
    private final Sessions sessions;
    private final Clock clock;

    /** By the templates of their paths. */
    private final Map<String, Button> buttons;

    public TaskPages(TaskClient tasks, Sessions sessions, Clock clock) {
        this.tasks = tasks;
        this.lists = new ListPages(new TaskListLoader(tasks), clock);
        this.actions = new TaskActions(tasks, lists, clock);
        this.editing = new EditPages(tasks, clock);
        this.buttons =
                Map.of(
                        "/tasks/{id}/status",
                        actions::mark,
                        DELETE,
                        actions::delete,
                        "/operations/{id}/undo",
                        actions::undo);
        this.sessions = sessions;
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.get("/", sessions.required(lists::show))
                .post(ADD, sessions.requiredForm(this::add))
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
        Response press(Request request, Session session, String id, Form form);
    }

    private Handler button(Button button) {
        return sessions.requiredForm((request, session, form) ->
                button.press(
                        request, session, request.pathParameter("id"), request.query().and(form)));
    }

    private Response add(Request request, Session session, Form form) {
        var input = QuickAddForm.of(form);
        try {
            var today = Today.in(session.zone(), clock);
            var added = tasks.add(request, session, input.line(), input.key());
            var isHidden = input.filter() == StatusFilter.COMPLETED;
            var view = ListQuery.of(isHidden ? StatusFilter.ALL : input.filter());
            return lists.after(request, session, view, added.message(today, view));
        } catch (Failure.Invalid | Failure.Unavailable failed) {
            if (Htmx.asks(request)) {
                throw failed;
            }
            return notAdded(request, session, input, failed);
        }
    }

    private Response notAdded(
            Request request, Session session, QuickAddForm input, Failure failure) {
        var view = ListQuery.of(input.filter());
        if (failure instanceof Failure.Unavailable unavailable) {
            var alert = "Not added yet. " + failure.detail();
            return ErrorPages.retryAfter(
                    lists.page(503, request, session, input, view, alert),
                    unavailable.retryAfter());
        }
        var alert = "Not added: " + failure.detail();
        return lists.page(422, request, session, input, view, alert);
    }

    /**
     * Continues with a form after its sender has signed in: text is shown again, and a button has
     * its effect.
     */
    public Response resume(Request request, Session session, FormTarget target, Form form) {
        if (target.isAt(ADD)) {
            var input = QuickAddForm.of(form);
            var alert = "You have signed in again. Your task is here, not added yet.";
            return lists.page(200, request, session, input, ListQuery.of(input.filter()), alert);
        }
        if (target.isAt(TASK)) {
            return editing.resume(request, session, target.id(TASK), form, false);
        }
        if (target.isAt(AGAIN)) {
            return editing.resume(request, session, target.id(AGAIN), form, true);
        }
        for (var button : buttons.entrySet()) {
            if (target.isAt(button.getKey())) {
                var id = target.id(button.getKey());
                return button.getValue().press(request, session, id, target.query().and(form));
            }
        }
        return Response.seeOther("/");
    }
}
