package todo.web.account;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.web.page.ErrorPages;
import todo.web.page.FlashCookie;
import todo.web.page.Html;
import todo.web.page.Languages;
import todo.web.page.Page;
import todo.web.page.TimeZoneOffer;
import todo.web.views.account.JteregisterGenerated;
import todo.web.views.account.JtesignInGenerated;

/** {@code /register}, {@code /sign-in}, {@code /sign-out} and {@code /time-zone}. */
public final class AccountPages {

    private final AccountClient accounts;
    private final Sessions sessions;
    private final UserRoutes users;
    private final Consumer<Visit> welcome;

    /**
     * @param users continues after a sign-in
     * @param welcome runs after a registration; does not throw the API's failures
     */
    public AccountPages(
            AccountClient accounts, Sessions sessions, UserRoutes users, Consumer<Visit> welcome) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.users = users;
        this.welcome = welcome;
    }

    public void addTo(Routes routes) {
        routes.get("/register", this::showRegistration)
                .post("/register", this::register)
                .get("/sign-in", this::showSignIn)
                .post("/sign-in", this::signIn)
                .post("/sign-out", this::signOut);
        users.button("/time-zone", this::chooseTimeZone);
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
                    welcome.accept(sessions.visit(request, session));
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
                            typed.draft().fields().isEmpty()
                                    ? Response.seeOther(typed.to())
                                    : resume(request, session, typed);
                    return Sessions.begin(next, request, session);
                });
    }

    private Response resume(Request request, Session session, AccountForm typed) {
        try {
            return users.resume(
                    sessions.visit(request, session), FormTarget.of(typed.to()), typed.draft());
        } catch (Failure failed) {
            // Answered here, because the browser needs the cookies of the session in any case.
            return ErrorPages.of(failed, request);
        }
    }

    private Response signOut(Request request) {
        var to = AccountForm.local(request.form(Sessions.FORM_LIMIT).get("to"));
        try {
            sessions.signOut(request);
        } catch (Failure.Unauthorized | Failure.Unavailable ignored) {
            // The browser forgets the session in any case; at the API it expires.
        }
        var signedOut = Sessions.end(Response.seeOther(Sessions.signInPath(to)), request);
        return FlashCookie.with(signedOut, request, Languages.of(request).texts().signedOut());
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
        var changed = accounts.changeProfile(request, visit.session(), Map.of("time_zone", zone));
        var message = visit.texts().timeZoneChanged(changed.zone().getId());
        return FlashCookie.with(Sessions.withProfile(home, request, changed), request, message);
    }

    /** Shows the form again, with the input and the reason, if {@code authenticate} fails. */
    private static Response answer(
            AccountForm typed, FormPage template, Supplier<Response> authenticate) {
        try {
            return authenticate.get();
        } catch (Failure.Invalid invalid) {
            return template.show(422, typed.withFaults(invalid.faults()));
        } catch (Failure.Conflict taken) {
            return template.show(409, typed.withFault("email", typed.page().sentence(taken)));
        } catch (Failure.Unauthorized wrong) {
            return template.show(401, typed.withAlert(typed.page().sentence(wrong)));
        } catch (Failure.TooManyRequests tooMany) {
            return ErrorPages.retryAfter(
                    template.show(429, typed.withAlert(typed.page().sentence(tooMany))),
                    tooMany.retryAfter());
        } catch (Failure.Unavailable unavailable) {
            var sentence =
                    typed.page().sentence(unavailable)
                            + " "
                            + typed.page().texts().tryAgainInAMoment();
            var page = template.show(503, typed.withAlert(sentence));
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
        return Page.bare(Languages.of(request).texts().createYourAccount(), request);
    }

    private static Page signingIn(Request request) {
        return Page.bare(Languages.of(request).texts().signIn(), request);
    }

    private static String to(Request request) {
        return AccountForm.local(request.query("to"));
    }
}
