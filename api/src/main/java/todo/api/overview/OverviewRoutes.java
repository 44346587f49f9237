package todo.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code GET /api/overview}. */
public final class OverviewRoutes {

    private final OverviewStore overviews;
    private final Auth auth;
    private final boolean hasAssistant;

    /** An overview, and what clients want to know of the server beside every view. */
    private record Shown(@JsonUnwrapped Overview overview, boolean assistant) {}

    /**
     * @param hasAssistant whether there is an assistant to talk to
     */
    public OverviewRoutes(OverviewStore overviews, Auth auth, boolean hasAssistant) {
        this.overviews = overviews;
        this.auth = auth;
        this.hasAssistant = hasAssistant;
    }

    public void add(Routes routes) {
        // The caller is read first: the statement depends on their time zone and language.
        routes.get("/api/overview", auth.required(this::show));
    }

    private Response show(Request request, Caller caller) {
        return Response.json(200, new Shown(overviews.read(caller), hasAssistant));
    }
}
