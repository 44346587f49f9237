package todo.web.settings;

import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;

/** {@code /settings/password}: changes the password, which ends all other sessions. */
final class PasswordController {

    private static final String CURRENT = "current_password";
    private static final String CHOSEN = "new_password";

    private final SecurityController security;

    PasswordController(SecurityController security) {
        this.security = security;
    }

    void addTo(UserRoutes users) {
        users.text(
                "/settings/password",
                this::change,
                (visit, form) -> security.show(200, visit, SettingsForm.NONE));
    }

    private Response change(Visit visit, Form form) {
        var passwords = Map.of(CURRENT, form.get(CURRENT), CHOSEN, form.get(CHOSEN));
        try {
            visit.send(visit.call("POST", "/api/auth/password").with(passwords)).await();
        } catch (Failure.Invalid invalid) {
            return security.show(422, visit, refused(visit, form, invalid));
        } catch (Failure.TooManyRequests tooMany) {
            return security.show(429, visit, SettingsForm.refused(visit, form, tooMany));
        }
        return FlashCookie.with(
                Response.seeOther(SettingsSection.SECURITY.path()),
                visit.request(),
                visit.texts().passwordChanged());
    }

    private static SettingsForm refused(Visit visit, Form form, Failure.Invalid invalid) {
        var refused = SettingsForm.refused(visit, form, invalid);
        return refused.fault(CURRENT) == null
                ? refused
                : refused.withFault(CURRENT, visit.texts().notYourPassword());
    }
}
