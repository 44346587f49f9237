package todo.web.account;

import java.util.List;
import java.util.function.Supplier;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.views.account.JteregisterGenerated;
import todo.web.views.account.JtesignInGenerated;

/** {@code /register}, {@code /sign-in}, {@code /sign-out}. */
public final class AccountPages {

    private final AccountClient accounts;
    private final Sessions sessions;
    private final Resume resume;

    /** Shows a form again that had to wait until its sender had signed in. */
    @FunctionalInterface
    public interface Resume {

        /**
         * @param path where the form was sent to
         */
        Response resume(Request request, Session session, String path, Form form);
    }

    public AccountPages(AccountClient accounts, Sessions sessions, Resume resume) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.resume = resume;
    }

    public void addTo(Routes routes) {
        routes.get("/register", this::askToRegister)
                .post("/register", this::register)
                .get("/sign-in", this::askToSignIn)
                .post("/sign-in", this::signIn)
                .post("/sign-out", this::signOut);
    }

    private Response askToRegister(Request request) {
        return registerPage(200, AccountForm.empty(registering(request), to(request)));
    }

    private Response register(Request request) {
        var form = request.form(Sessions.FORM_LIMIT);
        var typed = AccountForm.of(registering(request), form);
        return answer(
                typed,
                AccountPages::registerPage,
                () -> {
                    var who =
                            accounts.register(
                                    request, typed.email(), form.get("password"), typed.name());
                    return Sessions.begin(Response.seeOther(typed.to()), request, who);
                });
    }

    private Response askToSignIn(Request request) {
        return signInPage(200, AccountForm.empty(signingIn(request), to(request)));
    }

    private Response signIn(Request request) {
        var form = request.form(Sessions.FORM_LIMIT);
        var typed = AccountForm.of(signingIn(request), form);
        return answer(
                typed,
                AccountPages::signInPage,
                () -> {
                    var who = accounts.signIn(request, typed.email(), form.get("password"));
                    var next =
                            typed.draft().isEmpty()
                                    ? Response.seeOther(typed.to())
                                    : resume.resume(request, who, typed.to(), typed.waiting());
                    return Sessions.begin(next, request, who);
                });
    }

    private Response signOut(Request request) {
        try {
            sessions.signOut(request);
        } catch (Failure.Unauthorized | Failure.Unavailable gone) {
            // The browser forgets the session in any case; what the API knows of it ends by itself.
        }
        var signedOut = Sessions.end(Response.seeOther("/sign-in"), request);
        return FlashCookie.with(signedOut, request, "You are signed out.");
    }

    private interface View {
        Response show(int status, AccountForm form);
    }

    /** The form again, with what was typed and what was wrong, wherever {@code enter} fails. */
    private static Response answer(AccountForm typed, View view, Supplier<Response> enter) {
        try {
            return enter.get();
        } catch (Failure.Invalid invalid) {
            return view.show(422, typed.refused(invalid.faults()));
        } catch (Failure.Conflict taken) {
            return view.show(
                    409, typed.refused(List.of(new Failure.Fault("/email", taken.detail()))));
        } catch (Failure.Unauthorized wrong) {
            return view.show(401, typed.saying(wrong.detail()));
        } catch (Failure.TooManyRequests tooMany) {
            return ErrorPages.later(
                    view.show(429, typed.saying(tooMany.detail())), tooMany.retryAfter());
        } catch (Failure.Unavailable away) {
            var page =
                    view.show(503, typed.saying(away.detail() + " Please try again in a moment."));
            return ErrorPages.waiting(page, away);
        }
    }

    private static Response registerPage(int status, AccountForm form) {
        return Html.of(status, out -> JteregisterGenerated.render(out, null, form));
    }

    private static Response signInPage(int status, AccountForm form) {
        return Html.of(status, out -> JtesignInGenerated.render(out, null, form));
    }

    private static Page registering(Request request) {
        return Page.signedOut("Create your account", request);
    }

    private static Page signingIn(Request request) {
        return Page.signedOut("Sign in", request);
    }

    private static String to(Request request) {
        return AccountForm.local(request.query("to"));
    }
}
