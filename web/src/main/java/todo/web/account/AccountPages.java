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
import todo.web.page.TimeZoneOffer;
import todo.web.views.account.JteregisterGenerated;
import todo.web.views.account.JtesignInGenerated;

/** {@code /register}, {@code /sign-in}, {@code /sign-out} and {@code /time-zone}. */
public final class AccountPages {

    private final AccountClient accounts;
    private final Sessions sessions;
    private final Resume resume;

    /** Continues with a form after its sender has signed in. */
    @FunctionalInterface
    public interface Resume {
        Response resume(Visit visit, FormTarget target, Form form);
    }

    public AccountPages(AccountClient accounts, Sessions sessions, Resume resume) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.resume = resume;
    }

    public void addTo(Routes routes) {
        routes.get("/register", this::showRegistration)
                .post("/register", this::register)
                .get("/sign-in", this::showSignIn)
                .post("/sign-in", this::signIn)
                .post("/sign-out", this::signOut)
                .post("/time-zone", sessions.requiredForm(this::chooseTimeZone));
    }

    private Response showRegistration(Request request) {
        return Sessions.isSignedIn(request)
                ? Response.seeOther(to(request))
                : registerPage(200, AccountForm.empty(registering(request), to(request)));
    }

    private Response register(Request request) {
        var form = request.form(Sessions.FORM_LIMIT);
        var typed = AccountForm.of(registering(request), form);
        return answer(
                typed,
                AccountPages::registerPage,
                () -> {
                    var session =
                            accounts.register(
                                    request, typed.email(), form.get("password"), typed.name());
                    return Sessions.begin(Response.seeOther(typed.to()), request, session);
                });
    }

    private Response showSignIn(Request request) {
        return Sessions.isSignedIn(request)
                ? Response.seeOther(to(request))
                : signInPage(200, AccountForm.empty(signingIn(request), to(request)));
    }

    private Response signIn(Request request) {
        var form = request.form(Sessions.FORM_LIMIT);
        var typed = AccountForm.of(signingIn(request), form);
        return answer(
                typed,
                AccountPages::signInPage,
                () -> {
                    var session = accounts.signIn(request, typed.email(), form.get("password"));
                    var next =
                            typed.draft().isEmpty()
                                    ? Response.seeOther(typed.to())
                                    : resume(request, session, typed);
                    return Sessions.begin(next, request, session);
                });
    }

    private Response resume(Request request, Session session, AccountForm typed) {
        try {
            return resume.resume(
                    sessions.visit(request, session), FormTarget.of(typed.to()), typed.draftForm());
        } catch (Failure failed) {
            // Answered here, because the browser needs the cookies of the session in any case.
            return ErrorPages.of(failed, request);
        }
    }

    private Response signOut(Request request) {
        try {
            sessions.signOut(request);
        } catch (Failure.Unauthorized | Failure.Unavailable ignored) {
            // The browser forgets the session in any case; at the API it expires.
        }
        var signedOut = Sessions.end(Response.seeOther("/sign-in"), request);
        return FlashCookie.with(signedOut, request, "You have signed out.");
    }

    private interface FormPage {
        Response show(int status, AccountForm form);
    }

    private Response chooseTimeZone(Visit visit, Form form) {
        var request = visit.request();
        var zone = form.get("zone");
        var home = Response.seeOther("/");
        if (!form.get("choice").equals("change")) {
            return TimeZoneOffer.decline(home, request, zone);
        }
        var changed = accounts.changeTimeZone(request, visit.session(), zone).zone();
        var message = "Your tasks now use the time zone %s.".formatted(changed.getId());
        return FlashCookie.with(Sessions.withTimeZone(home, request, changed), request, message);
    }

    /** Shows the form again, with the input and the reason, if {@code authenticate} fails. */
    private static Response answer(
            AccountForm typed, FormPage template, Supplier<Response> authenticate) {
        try {
            return authenticate.get();
        } catch (Failure.Invalid invalid) {
            return template.show(422, typed.withFaults(invalid.faults()));
        } catch (Failure.Conflict taken) {
            return template.show(
                    409, typed.withFaults(List.of(new Failure.Fault("/email", taken.detail()))));
        } catch (Failure.Unauthorized wrong) {
            return template.show(401, typed.withAlert(wrong.detail()));
        } catch (Failure.TooManyRequests tooMany) {
            return ErrorPages.retryAfter(
                    template.show(429, typed.withAlert(tooMany.detail())), tooMany.retryAfter());
        } catch (Failure.Unavailable unavailable) {
            var page =
                    template.show(
                            503, typed.withAlert(unavailable.detail() + " Try again in a moment."));
            return ErrorPages.retryAfter(page, unavailable.retryAfter());
        }
    }

    private static Response registerPage(int status, AccountForm form) {
        return Html.of(status, out -> JteregisterGenerated.render(out, null, form));
    }

    private static Response signInPage(int status, AccountForm form) {
        return Html.of(status, out -> JtesignInGenerated.render(out, null, form));
    }

    private static Page registering(Request request) {
        return Page.bare("Create your account", request);
    }

    private static Page signingIn(Request request) {
        return Page.bare("Sign in", request);
    }

    private static String to(Request request) {
        return AccountForm.local(request.query("to"));
    }
}
