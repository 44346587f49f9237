package todo.web.settings;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.AccountClient;
import todo.web.account.Sessions;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;

/** {@code /settings/profile}: changes the name, the language and the time zone. */
final class ProfileController {

    private static final List<String> FIELDS = List.of("name", "locale", "time_zone");

    private final GeneralController general;

    ProfileController(GeneralController general) {
        this.general = general;
    }

    void addTo(UserRoutes users) {
        users.button("/settings/profile", this::change);
    }

    private Response change(Visit visit, Form form) {
        var changes = new LinkedHashMap<String, @Nullable String>();
        FIELDS.stream()
                .filter(form.fields()::containsKey)
                .forEach(field -> changes.put(field, form.get(field).strip()));
        if ("".equals(changes.get("name"))) {
            changes.put("name", null);
        }
        try {
            var changed =
                    new AccountClient(visit.api())
                            .changeProfile(visit.request(), visit.session(), changes);
            var saved =
                    FlashCookie.with(
                            Response.seeOther("/settings"),
                            visit.request(),
                            changed.language().texts().profileSaved());
            return Sessions.withProfile(saved, visit.request(), changed);
        } catch (Failure.Invalid invalid) {
            return general.show(422, visit, SettingsForm.refused(visit, form, invalid));
        }
    }
}
