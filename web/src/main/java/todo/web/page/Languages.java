package todo.web.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Stream;
import todo.http.Request;
import todo.http.Response;
import todo.web.text.Language;

/** The language of a page: that of the profile or, before the sign-in, that of the browser. */
public final class Languages {

    private static final String COOKIE = "profile_language";

    private Languages() {}

    public static Language of(Request request) {
        var profile = Cookies.text(request, COOKIE);
        return profile == null ? ofBrowser(request) : Language.of(profile).orElse(Language.ENGLISH);
    }

    /**
     * @return English for a browser that prefers none of the languages
     */
    public static Language ofBrowser(Request request) {
        var tags = Stream.of(Language.values()).map(Language::tag).toList();
        var tag = Locale.lookupTag(preferences(request), tags);
        return tag == null ? Language.ENGLISH : Language.of(tag).orElse(Language.ENGLISH);
    }

    private static List<LanguageRange> preferences(Request request) {
        var header = request.header("Accept-Language");
        try {
            return header == null || header.length() > 500
                    ? List.of()
                    : LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    /**
     * @return the response, after which the browser's pages are in this language
     */
    public static Response with(
            Response response, Request request, Language language, Duration age) {
        return Cookies.setText(response, request, COOKIE, language.tag(), age);
    }

    /**
     * @return the response, after which the browser decides again
     */
    public static Response clear(Response response, Request request) {
        return Cookies.clear(response, request, COOKIE);
    }
}
