package todo.web.task;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.page.Today;
import todo.web.views.page.JtealertGenerated;
import todo.web.views.task.JtechangedGenerated;
import todo.web.views.task.JtedeleteGenerated;
import todo.web.views.task.JtelistGenerated;

/**
 * {@code /}, the list, and what is done to its tasks with one press: adding, completing, deleting.
 */
public final class TaskPages {

    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    private final TaskClient tasks;
    private final TaskListLoader loader;
    private final Sessions sessions;
    private final EditPages editing;
    private final Clock clock;

    public TaskPages(TaskClient tasks, Sessions sessions, Clock clock) {
        this.tasks = tasks;
        this.loader = new TaskListLoader(tasks);
        this.sessions = sessions;
        this.editing = new EditPages(tasks, clock);
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.get("/", sessions.required(this::list))
                .post("/tasks", sessions.requiredForm(this::add))
                .get("/tasks/{id}", sessions.required(editing::show))
                .post("/tasks/{id}", sessions.requiredForm(editing::save))
                .post("/tasks/{id}/status", sessions.requiredForm(this::mark))
                .get("/tasks/{id}/delete", sessions.required(this::askToDelete))
                .post("/tasks/{id}/delete", sessions.requiredForm(this::delete))
                .post("/tasks/{id}/undo", sessions.requiredForm(this::undo));
    }

    private Response list(Request request, Session session) {
        var view = ListQuery.of(request.query());
        if (Htmx.asks(request)) {
            return changed(request, session, view, null);
        }
        return page(200, request, session, QuickAddForm.empty(view.show()), view, null);
    }

    private Response add(Request request, Session session, Form form) {
        var typed = QuickAddForm.of(form);
        try {
            var day = Today.of(request, clock);
            var added =
                    typed.plain()
                            ? new AddedTask(
                                    tasks.add(request, session, fields(typed, day), typed.key()),
                                    List.of())
                            : tasks.add(request, session, typed.line(), typed.key());
            var view =
                    ListQuery.of(
                            typed.show() == StatusFilter.DONE ? StatusFilter.ALL : typed.show());
            return done(
                    request,
                    session,
                    view,
                    FlashMessage.undoable(added.sentence(day), added.task().undo(view)));
        } catch (Failure.Invalid | Failure.Unavailable failed) {
            if (Htmx.asks(request)) {
                throw failed;
            }
            return failed instanceof Failure.Unavailable away
                    ? ErrorPages.waiting(
                            page(
                                    503,
                                    request,
                                    session,
                                    typed,
                                    ListQuery.of(typed.show()),
                                    "Not added yet. " + away.detail()),
                            away)
                    : page(
                            422,
                            request,
                            session,
                            typed,
                            ListQuery.of(typed.show()),
                            "Not added: " + failed.detail());
        }
    }

    private static Map<String, ?> fields(QuickAddForm typed, Today day) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("title", typed.line());
        fields.put("description", typed.description().isBlank() ? null : typed.description());
        fields.put("priority", typed.priority().wire());
        fields.putAll(new DueFields(typed.due(), "", "").fields(day));
        return fields;
    }

    /**
     * Sets the status, rather than turning it over: pressed twice, or tried again, it is the same.
     */
    private Response mark(Request request, Session session, Form form) {
        return orAway(
                request,
                form,
                () -> {
                    var view = ListQuery.of(form);
                    var id = request.pathParameter("id");
                    var said =
                            form.get("status").equals(Status.COMPLETED.wire())
                                    ? complete(request, session, id)
                                    : open(request, session, id);
                    return done(
                            request,
                            session,
                            view,
                            FlashMessage.undoable(said, Task.undo(id, view)));
                });
    }

    private String open(Request request, Session session, String id) {
        var task = tasks.mark(request, session, id, Status.PENDING, false);
        return "“" + task.title() + "” is open again.";
    }

    /**
     * Nobody is asked about open parts: the message says it, and one press takes all of it back.
     */
    private String complete(Request request, Session session, String id) {
        try {
            var task = tasks.mark(request, session, id, Status.COMPLETED, false);
            return "“" + task.title() + "” completed.";
        } catch (Failure.Conflict openParts) {
            var task = tasks.mark(request, session, id, Status.COMPLETED, true);
            return "“" + task.title() + "” completed, with all that is part of it.";
        }
    }

    private Response askToDelete(Request request, Session session) {
        var task = tasks.get(request, session, request.pathParameter("id"));
        var view =
                new DeletePage(
                        Page.of("Delete a task", session.name(), request),
                        task.id(),
                        task.title(),
                        ListQuery.of(request.query()));
        return Html.of(200, out -> JtedeleteGenerated.render(out, null, view));
    }

    private Response delete(Request request, Session session, Form form) {
        return orAway(
                request,
                form,
                () -> {
                    try {
                        tasks.delete(request, session, request.pathParameter("id"));
                    } catch (Failure.NotFound already) {
                        // That it is gone is what was wanted.
                    }
                    var view = ListQuery.of(form);
                    var undo = Task.undo(request.pathParameter("id"), view);
                    return done(
                            request,
                            session,
                            view,
                            FlashMessage.undoable("“" + form.get("title") + "” deleted.", undo));
                });
    }

    private Response undo(Request request, Session session, Form form) {
        return orAway(
                request,
                form,
                () -> {
                    tasks.undo(request, session, request.pathParameter("id"));
                    var view = ListQuery.of(request.query());
                    return done(request, session, view, FlashMessage.of("Undone."));
                });
    }

    private interface Action {
        Response run();
    }

    private static Response orAway(Request request, Form form, Action action) {
        try {
            return action.run();
        } catch (Failure.Unavailable away) {
            return ErrorPages.away(away, request, form);
        }
    }

    /** Shows a form again whose sender had to sign in first. */
    public Response resume(Request request, Session session, String path, Form form) {
        if (path.equals("/tasks")) {
            var typed = QuickAddForm.of(form);
            var alert = "You are signed in again. Your task is here, not added yet.";
            return page(200, request, session, typed, ListQuery.of(typed.show()), alert);
        }
        if (path.matches("/tasks/[0-9a-f-]{36}")) {
            return editing.resume(request, session, path.substring("/tasks/".length()), form);
        }
        return Response.seeOther("/");
    }

    private Response done(Request request, Session session, ListQuery view, FlashMessage said) {
        return Htmx.asks(request)
                ? changed(request, session, view, said)
                : FlashCookie.with(Response.seeOther(view.path()), request, said);
    }

    /** The list alone, to take the place of the one that is there, and what has been done. */
    private Response changed(
            Request request, Session session, ListQuery view, @Nullable FlashMessage said) {
        try {
            var list =
                    loader.load(
                            request,
                            session,
                            view,
                            request.query("after"),
                            Today.of(request, clock));
            var add = QuickAddForm.empty(view.show());
            var page = Html.of(200, out -> JtechangedGenerated.render(out, null, list, add, said));
            return said == null ? page : page.with("HX-Replace-Url", view.path());
        } catch (Failure.Unavailable away) {
            if (said == null) {
                throw away;
            }
            var text = said.sentence() + " The list cannot be shown anew right now.";
            return Html.of(200, out -> JtealertGenerated.render(out, null, text))
                    .with("HX-Retarget", "#alert")
                    .with("HX-Reswap", "innerHTML");
        }
    }

    private Response page(
            int status,
            Request request,
            Session session,
            QuickAddForm add,
            ListQuery view,
            @Nullable String alert) {
        var day = Today.of(request, clock);
        @Nullable TaskListView list = null;
        @Nullable String fault = null;
        Failure.@Nullable Unavailable away = null;
        try {
            list = loader.load(request, session, view, request.query("after"), day);
        } catch (Failure.Invalid unreadable) {
            fault = "This search cannot be read. " + unreadable.faults().getFirst().detail();
        } catch (Failure.Unavailable unreachable) {
            away = unreachable;
        }
        var list =
                new ListPage(
                        Page.of("Tasks", session.name(), request),
                        TODAY.format(day.today()),
                        view,
                        list,
                        fault,
                        add,
                        alert);
        var code = away != null ? 503 : fault != null ? 422 : status;
        var page = Html.of(code, out -> JtelistGenerated.render(out, null, list));
        return away == null ? page : ErrorPages.waiting(page, away);
    }
}
