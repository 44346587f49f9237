package todo.web.task;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.web.account.Session;
import todo.web.account.Sessions;
import todo.web.page.ErrorPages;
import todo.web.page.Htmx;
import todo.web.page.Today;

/** {@code /} and {@code /tasks}: routes the pages of tasks, and adds tasks. */
public final class TaskPages {

    private final TaskClient tasks;
    private final ListPages lists;
    private final TaskActions actions;
    private final EditPages editing;
    private final Sessions sessions;
    private final Clock clock;

    public TaskPages(TaskClient tasks, Sessions sessions, Clock clock) {
        this.tasks = tasks;
        this.lists = new ListPages(new TaskListLoader(tasks), clock);
        this.actions = new TaskActions(tasks, lists, clock);
        this.editing = new EditPages(tasks, clock);
        this.sessions = sessions;
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.get("/", sessions.required(lists::show))
                .post("/tasks", sessions.requiredForm(this::add))
                .get("/tasks/{id}", sessions.required(editing::show))
                .post("/tasks/{id}", sessions.requiredForm(editing::save))
                .post("/tasks/{id}/status", sessions.requiredForm(actions::mark))
                .get("/tasks/{id}/delete", sessions.required(actions::confirmDelete))
                .post("/tasks/{id}/delete", sessions.requiredForm(actions::delete))
                .post("/operations/{id}/undo", sessions.requiredForm(actions::undo));
    }

    private Response add(Request request, Session session, Form form) {
        var input = QuickAddForm.of(form);
        try {
            var today = Today.in(session.zone(), clock);
            var added =
                    input.plain()
                            ? tasks.add(request, session, fields(input, today), input.key())
                            : tasks.add(request, session, input.line(), input.key());
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

    private static Map<String, ?> fields(QuickAddForm input, Today today) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("title", input.line());
        fields.put("description", input.description().isBlank() ? null : input.description());
        fields.put("priority", input.priority().wire());
        fields.putAll(new DueFields(input.due(), "", "").fields(today));
        return fields;
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

    /** Shows a form again after its sender has signed in. */
    public Response resume(Request request, Session session, String path, Form form) {
        if (path.equals("/tasks")) {
            var input = QuickAddForm.of(form);
            var alert = "You have signed in again. Your task is here, not added yet.";
            return lists.page(200, request, session, input, ListQuery.of(input.filter()), alert);
        }
        if (path.matches("/tasks/[0-9a-f-]{36}")) {
            return editing.resume(request, session, path.substring("/tasks/".length()), form);
        }
        return Response.seeOther("/");
    }
}
