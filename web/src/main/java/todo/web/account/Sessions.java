package todo.web.account;

import org.jspecify.annotations.Nullable;
import todo.http.Failure;
import todo.http.Form;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;
import todo.web.page.Cookies;
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

    private static final String COOKIE = "session";

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
        return request -> {
            var session = current(request);
            if (session == null) {
                return Htmx.redirect(request, signInPath(request));
            }
            try {
                return visit.handle(request, session);
            } catch (Failure.Unauthorized ended) {
                return end(Htmx.redirect(request, signInPath(request)), request);
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
            var session = current(request);
            if (session == null) {
                return signInFirst(request, form);
            }
            try {
                return submission.handle(request, session, form);
            } catch (Failure.Unauthorized ended) {
                return end(signInFirst(request, form), request);
            }
        };
    }

    /**
     * @return who is signed in; null for nobody
     */
    static @Nullable Session current(Request request) {
        var token = Cookies.get(request, COOKIE);
        var name = Cookies.text(request, Page.ACCOUNT);
        return token != null && token.matches("[A-Za-z0-9._~+/=-]{1,4096}")
                ? new Session(token, name == null ? "" : name)
                : null;
    }

    /**
     * @return the answer, after which they are signed in
     */
    static Response begin(Response response, Request request, Accounts.SignedIn signedIn) {
        var named =
                Cookies.setText(
                        response, request, Page.ACCOUNT, signedIn.session().name(), signedIn.age());
        return Cookies.set(named, request, COOKIE, signedIn.session().token(), signedIn.age());
    }

    /**
     * @return the answer, after which nobody is signed in
     */
    static Response end(Response response, Request request) {
        return Cookies.clear(Cookies.clear(response, request, Page.ACCOUNT), request, COOKIE);
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
