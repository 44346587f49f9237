package todo.web.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;

/** {@code /settings/tokens}: creates and revokes personal tokens. */
final class TokensController {

    private final SecurityController security;

    TokensController(SecurityController security) {
        this.security = security;
    }

    void addTo(UserRoutes users) {
        users.text(
                        "/settings/tokens",
                        this::create,
                        (visit, form) -> security.show(200, visit, SettingsForm.of(form)))
                .button("/settings/tokens/{id}/revoke", this::revoke);
    }

    /** Shows the token in the answer itself: it must not be in a cookie or an address. */
    private Response create(Visit visit, Form form) {
        var token = new LinkedHashMap<String, Object>();
        token.put("name", form.get("name").strip());
        token.put("scope", form.get("scope"));
        if (form.get("days").matches("[1-9][0-9]{0,3}")) {
            var life = Duration.ofDays(Long.parseLong(form.get("days")));
            // By the day, so that a repeated request is the same.
            var today = visit.clock().instant().truncatedTo(ChronoUnit.DAYS);
            token.put("expires_at", today.plus(life).toString());
        }
        var call = visit.call("POST", "/api/auth/tokens").with(token);
        try {
            var created = visit.send(call.with("Idempotency-Key", form.get("key"))).await();
            return security.show(200, visit, SettingsForm.NONE, created.path("token").asText());
        } catch (Failure.Invalid | Failure.Conflict refused) {
            var status = refused instanceof Failure.Invalid ? 422 : 409;
            return security.show(status, visit, SettingsForm.refused(visit, form, refused));
        }
    }

    private Response revoke(Visit visit, Form form) {
        var path = "/api/auth/tokens/" + Form.encode(visit.pathParameter("id"));
        try {
            visit.send(visit.call("DELETE", path)).await();
        } catch (Failure.NotFound alreadyRevoked) {
            // The result is the same.
        }
        var name = visit.texts().quoted(form.get("name"));
        return FlashCookie.with(
                Response.seeOther(SettingsSection.SECURITY.path() + "#tokens"),
                visit.request(),
                visit.texts().tokenRevoked(name));
    }
}
