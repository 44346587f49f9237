package todo.api.transfer.ical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The time zones of Windows, by which Outlook names them, for example {@code W. Europe Standard
 * Time}. Safe for concurrent use.
 *
 * @see <a href="https://www.unicode.org/reports/tr35/tr35-dates.html#Windows_Zones">CLDR,
 *     windowsZones</a>
 */
final class WindowsZones {

    private static final String LIST = "windows-zones.txt";

    private static final Map<String, ZoneId> ZONES = read();

    private WindowsZones() {}

    private static Map<String, ZoneId> read() {
        var zones = new TreeMap<String, ZoneId>(String.CASE_INSENSITIVE_ORDER);
        try (var list =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        WindowsZones.class.getResourceAsStream(LIST)),
                                StandardCharsets.US_ASCII))) {
            list.lines()
                    .map(line -> line.split("\t", 2))
                    .forEach(names -> zones.put(names[0], ZoneId.of(names[1])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return zones;
    }

    /**
     * @param name in any capitals
     * @return null if Windows has no such time zone
     */
    static @Nullable ZoneId find(String name) {
        return ZONES.get(name);
    }
}
