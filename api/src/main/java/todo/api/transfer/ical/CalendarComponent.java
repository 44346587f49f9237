package todo.api.transfer.ical;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A component of a calendar: the lines between a BEGIN and its END.
 *
 * @param line the line of the BEGIN
 * @param name the name in upper case, such as VTODO
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6">RFC 5545, section 3.6</a>
 */
record CalendarComponent(
        int line, String name, List<ContentLine> properties, List<CalendarComponent> parts) {

    static String name(ContentLine begin) {
        return begin.value().strip().toUpperCase(Locale.ROOT);
    }

    /**
     * @return the first property with this name; null if there is none
     */
    @Nullable ContentLine first(String property) {
        for (var each : properties) {
            if (each.name().equals(property)) {
                return each;
            }
        }
        return null;
    }

    List<ContentLine> all(String property) {
        return properties.stream().filter(each -> each.name().equals(property)).toList();
    }

    /**
     * @return the value of the first property with this name in upper case; empty if there is none
     */
    String word(String property) {
        var first = first(property);
        return first == null ? "" : first.value().strip().toUpperCase(Locale.ROOT);
    }
}
