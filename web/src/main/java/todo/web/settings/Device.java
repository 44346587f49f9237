package todo.web.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.web.text.Texts;

/**
 * The device of a session, as far as its User-Agent tells.
 *
 * @param label for example: Firefox on Windows
 * @param icon of the device
 */
public record Device(String label, String icon) {

    /**
     * Names by a part of the header. Chrome calls itself Safari too, and Edge calls itself both.
     */
    private static final Map<String, String> BROWSERS =
            ordered(
                    "Edg",
                    "Edge",
                    "OPR/",
                    "Opera",
                    "Firefox/",
                    "Firefox",
                    "FxiOS/",
                    "Firefox",
                    "Chrome/",
                    "Chrome",
                    "CriOS/",
                    "Chrome",
                    "Safari/",
                    "Safari");

    /** Likewise: Android calls itself Linux too. */
    private static final Map<String, String> SYSTEMS =
            ordered(
                    "iPhone",
                    "iPhone",
                    "iPad",
                    "iPad",
                    "Android",
                    "Android",
                    "Windows",
                    "Windows",
                    "Mac OS X",
                    "macOS",
                    "CrOS",
                    "ChromeOS",
                    "Linux",
                    "Linux");

    static Device of(@Nullable String userAgent, Texts texts) {
        var agent = userAgent == null ? "" : userAgent;
        var browser = find(BROWSERS, agent);
        var system = find(SYSTEMS, agent);
        var icon = system.matches("iPhone|Android") ? "phone" : "laptop";
        if (!browser.isEmpty() && !system.isEmpty()) {
            return new Device(texts.browserOnSystem(browser, system), icon);
        }
        var program = agent.replaceFirst("[/ (].*", "");
        return new Device(program.isEmpty() ? texts.unknownDevice() : program, icon);
    }

    private static String find(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
