package todo.api.transfer.ical;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.api.transfer.importing.FileSyntaxException;

/**
 * A component of a calendar: the lines between a BEGIN and its END.
 *
 * @param line the line of the BEGIN
 * @param name the name in upper case, such as VTODO
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6">RFC 5545, section 3.6</a>
 */
record CalendarComponent(
        int line, String name, List<ContentLine> properties, List<CalendarComponent> parts) {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_LINES = 5_000;

    static String name(ContentLine begin) {
        return begin.value().strip().toUpperCase(Locale.ROOT);
    }

    /**
     * Reads up to the END.
     *
     * @throws FileSyntaxException if the END is missing
     */
    static CalendarComponent read(ContentLine begin, ContentLineReader lines)
            throws FileSyntaxException, IOException {
        return read(begin, lines, 1);
    }

    private static CalendarComponent read(ContentLine begin, ContentLineReader lines, int depth)
            throws FileSyntaxException, IOException {
        var component =
                new CalendarComponent(
                        begin.line(), name(begin), new ArrayList<>(), new ArrayList<>());
        if (depth > MAX_DEPTH) {
            throw new FileSyntaxException(begin.line(), "Components are nested too deeply.");
        }
        for (var next = lines.next(); next != null; next = lines.next()) {
            switch (next.name()) {
                case "BEGIN" -> component.parts.add(read(next, lines, depth + 1));
                case "END" -> {
                    if (!name(next).equals(component.name)) {
                        throw new FileSyntaxException(
                                next.line(), "Expected END:%s here.".formatted(component.name));
                    }
                    return component;
                }
                default -> component.properties.add(next);
            }
            if (component.properties.size() + component.parts.size() > MAX_LINES) {
                throw new FileSyntaxException(begin.line(), "This component has too many lines.");
            }
        }
        throw new FileSyntaxException(begin.line(), "This BEGIN has no matching END.");
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
