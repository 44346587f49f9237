package todo.web.settings;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.assistant.Answerer;
import todo.web.page.Page;
import todo.web.page.Preferences;
import todo.web.text.Language;

/**
 * The page with the profile and the appearance.
 *
 * @param zone the time zone of the profile
 * @param browser the time zone of the browser; null if it is the same or unknown
 * @param answerer who answers in the assistant
 * @param form the profile's form, if it was refused
 */
public record GeneralPage(
        Page page,
        Profile profile,
        TimeZones.Choice zone,
        TimeZones.@Nullable Choice browser,
        List<TimeZones.Region> regions,
        Preferences preferences,
        Answerer answerer,
        SettingsForm form) {

    /**
     * The account's profile.
     *
     * @param name empty for none
     */
    public record Profile(String email, String name, Language language, ZoneId zone) {}
}
