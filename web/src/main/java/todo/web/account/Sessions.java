package todo.web.account;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;
import todo.web.page.Cookies;
import todo.web.page.ErrorPages;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.account.JtesignInGenerated;

/**
 * Guards what belongs to somebody: a handler gets the session as an argument. Who has none, or one
 * that has ended, is asked to sign in, and finds afterwards what they were about to do.
 */
public final class Sessions {

    /** A task of 10,000 characters, each of them escaped in the longest way. */
    static final int FORM_LIMIT = 256 * 1024;

    private static final String TOKEN = "session";
    private static final String RENEWAL = "renewal";

    /** Longer than any session lasts: when one has ended, the API says. */
    private static final Duration KEPT = Duration.ofDays(100);

    private final AccountClient accounts;

    public Sessions(AccountClient accounts) {
        this.accounts = accounts;
    }

    /** A page for somebody. */
    @FunctionalInterface
    public interface Visit {
        Response handle(Request request, Session session);
    }

    /** A form that somebody sends. */
    @FunctionalInterface
    public interface Submission {
        Response handle(Request request, Session session, Form form);
    }

    /**
     * @return {@code visit} for those who are signed in; the others are sent to sign in and come
     *     back
     */
    public Handler required(Visit visit) {
        return request ->
                answer(
                        request,
                        session -> visit.handle(request, session),
                        () -> Htmx.redirect(request, signInPath(request)));
    }

    /**
     * @return {@code visit} for what a page asks for by itself now and then: who is not signed in,
     *     or cannot be answered, is told nothing at all
     */
    public Handler quiet(Visit visit) {
        return request -> {
            try {
                return answer(
                        request,
                        session -> visit.handle(request, session),
                        () -> Response.status(204));
            } catch (Failure.Unavailable away) {
                return Response.status(204);
            }
        };
    }

    /**
     * @return {@code submission} for those who are signed in; for the others the form is kept until
     *     they are
     */
    public Handler requiredForm(Submission submission) {
        return request -> {
            var form = request.form(FORM_LIMIT);
            try {
                return answer(
                        request,
                        session -> submission.handle(request, session, form),
                        () -> signInFirst(request, form));
            } catch (Failure.Unavailable away) {
                // The page has its own way to say so; here the session itself could not be renewed.
                return ErrorPages.away(away, request, form);
            }
        };
    }

    private Response answer(
            Request request, Function<Session, Response> work, Supplier<Response> signIn) {
        var session = current(request);
        if (session == null) {
            return signIn.get();
        }
        try {
            return work.apply(session);
        } catch (Failure.Unauthorized tokenIsOld) {
            return renewed(request, session, work, signIn);
        }
    }

    private Response renewed(
            Request request,
            Session old,
            Function<Session, Response> work,
            Supplier<Response> signIn) {
        Session session;
        try {
            session = accounts.renew(request, old);
        } catch (Failure.Unauthorized ended) {
            return end(signIn.get(), request);
        }
        Response response;
        try {
            response = work.apply(session);
        } catch (Failure failed) {
            // Answered here, for the browser has to learn the new tokens in any case.
            response = ErrorPages.of(failed, request);
        }
        return begin(response, request, session);
    }

    /** Ends the session for good, at the API as in the browser. */
    void signOut(Request request) {
        var session = current(request);
        if (session == null) {
            return;
        }
        try {
            accounts.signOut(request, session);
        } catch (Failure.Unauthorized tokenIsOld) {
            accounts.signOut(request, accounts.renew(request, session));
        }
    }

    private static @Nullable Session current(Request request) {
        var token = Cookies.get(request, TOKEN);
        var renewal = Cookies.get(request, RENEWAL);
        var name = Cookies.text(request, Page.ACCOUNT);
        return token != null && renewal != null && isToken(token) && isToken(renewal)
                ? new Session(token, renewal, name == null ? "" : name)
                : null;
    }

    private static boolean isToken(String text) {
        return text.matches("[A-Za-z0-9._~+/=-]{1,4096}");
    }

    /**
     * @return the answer, after which they are signed in
     */
    static Response begin(Response response, Request request, Session session) {
        var named = Cookies.setText(response, request, Page.ACCOUNT, session.name(), KEPT);
        var renewable = Cookies.set(named, request, RENEWAL, session.renewal(), KEPT);
        return Cookies.set(renewable, request, TOKEN, session.token(), KEPT);
    }

    /**
     * @return the answer, after which nobody is signed in
     */
    static Response end(Response response, Request request) {
        var unnamed = Cookies.clear(response, request, Page.ACCOUNT);
        return Cookies.clear(Cookies.clear(unnamed, request, RENEWAL), request, TOKEN);
    }

    private static String signInPath(Request request) {
        var show = request.query("show");
        var to = AccountForm.local(request.path() + (show == null ? "" : "?show=" + show));
        return to.equals("/")
                ? "/sign-in"
                : "/sign-in?to=" + to.replace("?", "%3F").replace("=", "%3D");
    }

    private static Response signInFirst(Request request, Form form) {
        var view =
                AccountForm.empty(
                                Page.signedOut("Sign in", request),
                                AccountForm.local(request.path()))
                        .keeping(form)
                        .saying(
                                "Your session has ended. Sign in again to go on: what you typed is kept.");
        var page = Html.of(401, out -> JtesignInGenerated.render(out, null, view));
        return Htmx.page(request, page);
    }
}
