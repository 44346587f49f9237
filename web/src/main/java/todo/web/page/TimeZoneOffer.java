package todo.web.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import todo.http.Request;
import todo.http.Response;
import todo.web.text.Texts;

/**
 * Offers to use the browser's time zone where it differs from the profile's. Asks once: a zone that
 * the user declined is not offered again in this browser.
 *
 * @param zone the browser's time zone
 */
public record TimeZoneOffer(ZoneId zone) {

    /** Set by {@code app.js}. */
    private static final String BROWSER = "time_zone";

    private static final String DECLINED = "declined_time_zone";

    /**
     * @param profile the time zone of the profile
     * @return null if there is nothing to ask
     */
    public static @Nullable TimeZoneOffer of(Request request, ZoneId profile) {
        var browser = browserZone(request);
        // Aliases such as Asia/Calcutta and Asia/Kolkata have equal rules.
        return browser == null
                        || browser.getRules().equals(profile.getRules())
                        || browser.getId().equals(Cookies.text(request, DECLINED))
                ? null
                : new TimeZoneOffer(browser);
    }

    /**
     * @return the browser's time zone; null if its script has not told it
     */
    public static @Nullable ZoneId browserZone(Request request) {
        var name = Cookies.plain(request, BROWSER);
        try {
            return name == null ? null : ZoneId.of(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException unknown) {
            return null;
        }
    }

    /**
     * @return the response; this browser is not asked about {@code zone} again
     */
    public static Response decline(Response response, Request request, String zone) {
        return Cookies.setText(response, request, DECLINED, zone, Duration.ofDays(365));
    }

    public String question(Texts texts) {
        var id = zone.getId();
        var place = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return id.contains("/") && !id.startsWith("Etc/")
                ? texts.timeZoneOfPlace(place, id)
                : texts.timeZoneOfBrowser(id);
    }
}
