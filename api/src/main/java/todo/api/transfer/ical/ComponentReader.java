package todo.api.transfer.ical;

import java.io.IOException;
import java.util.ArrayList;
import todo.api.transfer.importing.FileSyntaxException;

/** Reads one component with its parts, and counts its lines. Used once, by one thread. */
final class ComponentReader {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_LINES = 5_000;

    private final ContentLineReader lines;
    private int count;

    private ComponentReader(ContentLineReader lines) {
        this.lines = lines;
    }

    /**
     * Reads up to the END. Leaves out parts that are nested more than five levels deep, and lines
     * after the first 5,000.
     *
     * @throws FileSyntaxException if the END is missing
     */
    static CalendarComponent read(ContentLine begin, ContentLineReader lines)
            throws FileSyntaxException, IOException {
        return new ComponentReader(lines).read(begin, 1);
    }

    private CalendarComponent read(ContentLine begin, int depth)
            throws FileSyntaxException, IOException {
        var component =
                new CalendarComponent(
                        begin.line(),
                        CalendarComponent.name(begin),
                        new ArrayList<>(),
                        new ArrayList<>());
        for (var next = lines.next(); next != null; next = lines.next()) {
            var fits = count++ < MAX_LINES;
            switch (next.name()) {
                case "BEGIN" -> {
                    if (depth == MAX_DEPTH) {
                        skip(next);
                    } else {
                        var part = read(next, depth + 1);
                        if (fits) {
                            component.parts().add(part);
                        }
                    }
                }
                case "END" -> {
                    requireSame(component.name(), next);
                    return component;
                }
                default -> {
                    if (fits) {
                        component.properties().add(next);
                    }
                }
            }
        }
        throw new FileSyntaxException(begin.line(), "This BEGIN has no matching END.");
    }

    private void skip(ContentLine begin) throws FileSyntaxException, IOException {
        var open = new ArrayList<String>();
        open.add(CalendarComponent.name(begin));
        for (var next = lines.next(); next != null; next = lines.next()) {
            switch (next.name()) {
                case "BEGIN" -> open.add(CalendarComponent.name(next));
                case "END" -> {
                    requireSame(open.removeLast(), next);
                    if (open.isEmpty()) {
                        return;
                    }
                }
                default -> {}
            }
        }
        throw new FileSyntaxException(begin.line(), "This BEGIN has no matching END.");
    }

    private static void requireSame(String begun, ContentLine end) throws FileSyntaxException {
        if (!CalendarComponent.name(end).equals(begun)) {
            throw new FileSyntaxException(end.line(), "Expected END:%s here.".formatted(begun));
        }
    }
}
