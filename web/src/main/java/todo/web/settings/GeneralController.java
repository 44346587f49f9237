package todo.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.assistant.Answerer;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.page.Preferences;
import todo.web.page.TimeZoneOffer;
import todo.web.settings.GeneralPage.Profile;
import todo.web.views.settings.JtegeneralGenerated;

/** {@code /settings}: shows the profile and the appearance. */
final class GeneralController {

    void addTo(UserRoutes users) {
        users.page("/settings", visit -> show(200, visit, SettingsForm.NONE));
    }

    /**
     * @param form of the profile
     */
    Response show(int status, Visit visit, SettingsForm form) {
        var profile = profile(visit, visit.get("/api/auth/me"));
        var now = visit.clock().instant();
        var browser = browser(visit, profile.zone());
        var view =
                new GeneralPage(
                        Page.of(visit.texts().settings(), visit, "/settings"),
                        profile,
                        TimeZones.choice(profile.zone(), now),
                        browser == null ? null : TimeZones.choice(browser, now),
                        TimeZones.regions(now),
                        Preferences.of(visit.request()),
                        Answerer.load(visit),
                        form);
        return Html.of(status, out -> JtegeneralGenerated.render(out, null, view));
    }

    private static Profile profile(Visit visit, JsonNode user) {
        var current = visit.session().with(user);
        return new Profile(
                user.path("email").asText(),
                user.path("name").isTextual() ? user.path("name").asText() : "",
                current.language(),
                current.zone());
    }

    private static @Nullable ZoneId browser(Visit visit, ZoneId profile) {
        var browser = TimeZoneOffer.browserZone(visit.request());
        return browser == null || browser.getRules().equals(profile.getRules()) ? null : browser;
    }
}
