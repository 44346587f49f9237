package todo.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.http.Response;
import todo.oauth.PublicAddress;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.settings.SecurityPage.SignedIn;
import todo.web.settings.SecurityPage.Token;
import todo.web.views.settings.JtesecurityGenerated;

/** {@code /settings/security}: shows the forms for the password, sessions and tokens. */
final class SecurityController {

    private final @Nullable PublicAddress oauth;

    /**
     * @param oauth the address at which apps connect; null if they cannot
     */
    SecurityController(@Nullable PublicAddress oauth) {
        this.oauth = oauth;
    }

    void addTo(UserRoutes users) {
        users.page(SettingsSection.SECURITY.path(), visit -> show(200, visit, SettingsForm.NONE));
    }

    /**
     * @param form the form that was refused
     */
    Response show(int status, Visit visit, SettingsForm form) {
        return show(status, visit, form, null);
    }

    /**
     * @param created a new token, to be shown this once; null for none
     */
    Response show(int status, Visit visit, SettingsForm form, @Nullable String created) {
        var sessions = visit.send(visit.call("GET", "/api/auth/sessions"));
        var tokens = visit.send(visit.call("GET", "/api/auth/tokens"));
        var apps = oauth == null ? null : visit.send(visit.call("GET", "/api/oauth/apps"));
        var view =
                new SecurityPage(
                        Page.of(visit.texts().settingsSecurity(), visit, "/settings"),
                        sessions.await()
                                .path("sessions")
                                .valueStream()
                                .map(json -> session(json, visit))
                                .toList(),
                        oauth == null ? null : oauth.resource(),
                        apps == null
                                ? List.of()
                                : apps.await()
                                        .path("apps")
                                        .valueStream()
                                        .map(json -> ConnectedApp.of(json, visit))
                                        .toList(),
                        tokens.await()
                                .path("tokens")
                                .valueStream()
                                .map(json -> token(json, visit))
                                .toList(),
                        UUID.randomUUID().toString(),
                        form,
                        created);
        return Html.of(status, out -> JtesecurityGenerated.render(out, null, view));
    }

    private static SignedIn session(JsonNode json, Visit visit) {
        var agent = json.path("user_agent");
        return new SignedIn(
                json.path("id").asText(),
                Device.of(agent.isTextual() ? agent.asText() : null, visit.texts()),
                json.path("address").asText(),
                visit.today().label(Instant.parse(json.path("renewed_at").asText())),
                json.path("current").asBoolean());
    }

    private static Token token(JsonNode json, Visit visit) {
        var expires = json.path("expires_at");
        return new Token(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("scope").asText().equals("write"),
                day(json.path("created_at"), visit),
                expires.isTextual() ? day(expires, visit) : null);
    }

    private static String day(JsonNode time, Visit visit) {
        var zone = visit.session().zone();
        return visit.today().day(LocalDate.ofInstant(Instant.parse(time.asText()), zone));
    }
}
