package todo.web.account;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;
import todo.web.api.ApiClient;
import todo.web.offline.Outbox;
import todo.web.page.Cookies;
import todo.web.page.ErrorPages;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Languages;
import todo.web.page.Page;
import todo.web.views.account.JtesignInGenerated;

/**
 * Keeps sessions in cookies and passes them to handlers as an argument. A user without a session,
 * or with one that has ended, is asked to sign in and then continues where they were.
 */
public final class Sessions {

    /** In bytes: enough for a description of 10,000 characters, each percent-encoded. */
    static final int FORM_LIMIT = 256 * 1024;

    private static final String TOKEN = "session";
    private static final String REFRESH_TOKEN = "renewal";
    private static final String TIME_ZONE = "profile_time_zone";
    private static final String USER_ID = "account_id";

    /** Longer than any session: the API decides when one ends. */
    private static final Duration MAX_AGE = Duration.ofDays(100);

    private final AccountClient accounts;
    private final ApiClient api;
    private final Clock clock;

    public Sessions(ApiClient api, Clock clock) {
        this.accounts = new AccountClient(api);
        this.api = api;
        this.clock = clock;
    }

    Visit visit(Request request, Session session) {
        return new Visit(request, session, api, clock, null);
    }

    /** A handler for signed-in users. */
    @FunctionalInterface
    public interface VisitHandler {
        Response handle(Visit visit);
    }

    /** A handler for forms of signed-in users. */
    @FunctionalInterface
    public interface FormHandler {
        Response handle(Visit visit, Form form);
    }

    /**
     * @return a handler that sends signed-out users to the sign-in page, and back afterwards
     */
    public Handler required(VisitHandler handler) {
        return request ->
                answer(
                        request,
                        handler::handle,
                        () -> Htmx.redirect(request, signInPath(address(request))));
    }

    /**
     * @return a handler that answers 204 if nobody is signed in
     */
    public Handler optional(VisitHandler handler) {
        return request -> answer(request, handler::handle, () -> Response.status(204));
    }

    /**
     * @return a handler for requests that a page sends by itself: answers 204 if nobody is signed
     *     in or the API is unavailable
     */
    public Handler quiet(VisitHandler handler) {
        var optional = optional(handler);
        return request -> {
            try {
                return optional.handle(request);
            } catch (Failure.Unavailable unavailable) {
                return Response.status(204);
            }
        };
    }

    /**
     * @return a handler that keeps the form of a signed-out user until they have signed in
     */
    public Handler requiredForm(FormHandler handler) {
        return request -> {
            var form = request.form(FORM_LIMIT);
            var draft = withoutPasswords(form);
            Function<Visit, Response> handling =
                    visit -> retryable(request, draft, () -> handler.handle(visit, form));
            // Outside the handler, the session could not be refreshed.
            return retryable(
                    request,
                    draft,
                    () -> answer(request, handling, () -> signInFirst(request, draft)));
        };
    }

    /** No page contains a password. */
    private static Form withoutPasswords(Form form) {
        var fields = new LinkedHashMap<>(form.fields());
        fields.keySet().removeIf(name -> name.endsWith("password"));
        return new Form(fields);
    }

    /** Lets the user submit the form again if the API is unavailable. */
    private static Response retryable(Request request, Form form, Supplier<Response> action) {
        try {
            return action.get();
        } catch (Failure.Unavailable unavailable) {
            return ErrorPages.unavailable(unavailable, request, request.query().and(form));
        }
    }

    private Response answer(
            Request request, Function<Visit, Response> handler, Supplier<Response> signIn) {
        var session = current(request);
        if (session == null) {
            return signIn.get();
        }
        try {
            if (zone(request) != null) {
                return handler.apply(visit(request, session));
            }
            // The session began before the time zone was kept with it.
            var complete = accounts.withProfile(request, session);
            return withProfile(handler.apply(visit(request, complete)), request, complete);
        } catch (Failure.Unauthorized expired) {
            return refreshed(request, session, handler, signIn);
        }
    }

    private Response refreshed(
            Request request,
            Session expired,
            Function<Visit, Response> handler,
            Supplier<Response> signIn) {
        Session session;
        try {
            session = accounts.refresh(request, expired);
        } catch (Failure.Unauthorized ended) {
            return end(signIn.get(), request);
        }
        Response response;
        try {
            response = handler.apply(visit(request, session));
        } catch (Failure failed) {
            // Answered here, because the browser needs the new tokens in any case.
            response = ErrorPages.of(failed, request);
        }
        return begin(response, request, session);
    }

    /**
     * @return whether the browser has a session, which may have ended
     */
    static boolean isSignedIn(Request request) {
        return current(request) != null;
    }

    /** Ends the session at the API. */
    void signOut(Request request) {
        var session = current(request);
        if (session == null) {
            return;
        }
        try {
            accounts.signOut(request, session);
        } catch (Failure.Unauthorized expired) {
            accounts.signOut(request, accounts.refresh(request, session));
        }
    }

    /**
     * @return the session of the browser; UTC stands for a time zone that its cookie lacks
     */
    private static @Nullable Session current(Request request) {
        var token = Cookies.get(request, TOKEN);
        var refreshToken = Cookies.get(request, REFRESH_TOKEN);
        var id = Cookies.text(request, USER_ID);
        var name = Cookies.text(request, Page.ACCOUNT);
        var zone = zone(request);
        return token != null
                        && refreshToken != null
                        && isToken(token)
                        && isToken(refreshToken)
                        && Outbox.belongsTo(id == null ? "" : id, request)
                ? new Session(
                        token,
                        refreshToken,
                        id == null ? "" : id,
                        name == null ? "" : name,
                        zone == null ? ZoneOffset.UTC : zone,
                        Languages.of(request))
                : null;
    }

    private static @Nullable ZoneId zone(Request request) {
        var id = Cookies.text(request, TIME_ZONE);
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static boolean isToken(String text) {
        return text.matches("[A-Za-z0-9._~+/=-]{1,4096}");
    }

    /**
     * @return the response, with the cookies of the session
     */
    static Response begin(Response response, Request request, Session session) {
        var profile = changesProfile(response) ? response : withProfile(response, request, session);
        var renewable =
                Cookies.set(profile, request, REFRESH_TOKEN, session.refreshToken(), MAX_AGE);
        return Cookies.set(renewable, request, TOKEN, session.token(), MAX_AGE);
    }

    /**
     * @return the response, after which the browser's session has this name, zone and language
     */
    public static Response withProfile(Response response, Request request, Session session) {
        var named = Cookies.setText(response, request, Page.ACCOUNT, session.name(), MAX_AGE);
        var identified = Cookies.setText(named, request, USER_ID, session.id(), MAX_AGE);
        var zoned =
                Cookies.setText(identified, request, TIME_ZONE, session.zone().getId(), MAX_AGE);
        return Languages.with(zoned, request, session.language(), MAX_AGE);
    }

    /** Whether the handler has just changed it: then the refreshed session has the former one. */
    private static boolean changesProfile(Response response) {
        return response.headers().all("Set-Cookie").stream()
                .anyMatch(cookie -> cookie.contains(TIME_ZONE + "="));
    }

    /**
     * @return the response, without the cookies of the session
     */
    public static Response end(Response response, Request request) {
        return Stream.of(Page.ACCOUNT, USER_ID, TIME_ZONE, REFRESH_TOKEN, TOKEN)
                .reduce(
                        Languages.clear(response, request),
                        (cleared, name) -> Cookies.clear(cleared, request, name),
                        (first, second) -> second);
    }

    /**
     * @param to where the user goes after the sign-in, a path of this site
     */
    static String signInPath(String to) {
        return to.equals("/") ? "/sign-in" : "/sign-in?to=" + AccountForm.encoded(to);
    }

    private static String address(Request request) {
        var query = request.query().encoded();
        return AccountForm.local(request.path() + (query.isEmpty() ? "" : "?" + query));
    }

    private static Response signInFirst(Request request, Form form) {
        var texts = Languages.of(request).texts();
        var view =
                AccountForm.empty(Page.bare(texts.signIn(), request), address(request))
                        .withDraft(form)
                        .withAlert(texts.sessionEnded());
        var page = Html.of(401, out -> JtesignInGenerated.render(out, null, view));
        return Htmx.page(request, page);
    }
}
