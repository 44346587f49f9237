package todo.web.account;

import java.util.LinkedHashMap;
import java.util.Map;
import todo.http.Form;
import todo.http.Response;
import todo.http.Routes;
import todo.web.account.Sessions.FormHandler;
import todo.web.account.Sessions.VisitHandler;

/**
 * Routes for signed-in users; others are asked to sign in. A form that was sent after the session
 * ended is kept, and handled once its sender has signed in again. Add all routes before the server
 * starts.
 */
public final class UserRoutes {

    private final Routes routes;
    private final Sessions sessions;

    /** What happens after the sign-in, by template. */
    private final Map<String, FormHandler> resumed = new LinkedHashMap<>();

    public UserRoutes(Routes routes, Sessions sessions) {
        this.routes = routes;
        this.sessions = sessions;
    }

    public UserRoutes page(String template, VisitHandler handler) {
        routes.get(template, sessions.required(handler));
        return this;
    }

    /**
     * @param handler for requests that a page sends by itself: see {@link Sessions#quiet}
     */
    public UserRoutes quiet(String template, VisitHandler handler) {
        routes.get(template, sessions.quiet(handler));
        return this;
    }

    /**
     * @param handler for streams of events: see {@link Sessions#optional}
     */
    public UserRoutes stream(String template, VisitHandler handler) {
        routes.get(template, sessions.optional(handler));
        return this;
    }

    /**
     * @param handler has its effect after a sign-in too: it does not depend on the page that the
     *     form was on
     */
    public UserRoutes button(String template, FormHandler handler) {
        return text(template, handler, handler);
    }

    /**
     * @param again shows the form again after a sign-in, with what was typed
     */
    public UserRoutes text(String template, FormHandler handler, FormHandler again) {
        routes.post(template, sessions.requiredForm(handler));
        resumed.put(template, again);
        return this;
    }

    /**
     * @param handler reads a form with files, which is not kept for after a sign-in. Calls the API
     *     before it reads: then the session is refreshed while the form can still be read
     */
    public UserRoutes upload(String template, VisitHandler handler) {
        routes.post(template, sessions.required(handler));
        return this;
    }

    /**
     * @param target where the form was sent without a session
     */
    Response resume(Visit visit, FormTarget target, Form form) {
        for (var route : resumed.entrySet()) {
            var parameters = target.match(route.getKey());
            if (parameters != null) {
                var there = visit.at(parameters, target.query());
                return route.getValue().handle(there, form);
            }
        }
        return Response.seeOther("/");
    }
}
