package todo.api.transfer.ical;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/**
 * Reads the to-dos of a calendar file, and skips events and journals. The components of a calendar
 * have no order, so a to-do in a time zone that is not known yet waits for the end of the calendar.
 * Used once, by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
public final class CalendarReader {

    /** The lines of waiting to-dos, some tens of megabytes. */
    private static final int MAX_WAITING_LINES = 100_000;

    private final CalendarTimes times;
    private final Consumer<ImportEntry> entries;
    private final List<CalendarComponent> waiting = new ArrayList<>();
    private int waitingLines;

    private CalendarReader(ZoneId zone, Consumer<ImportEntry> entries) {
        this.times = new CalendarTimes(zone);
        this.entries = entries;
    }

    /**
     * @param zone the time zone of times that do not name one
     */
    public static void read(InputStream file, ZoneId zone, Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        new CalendarReader(zone, entries).read(new ContentLineReader(file));
    }

    private void read(ContentLineReader lines) throws FileSyntaxException, IOException {
        var begun = false;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.name().equals("BEGIN") && CalendarComponent.name(line).equals("VCALENDAR")) {
                begun = true;
            } else if (!begun) {
                throw new FileSyntaxException(
                        line.line(), "A calendar must begin with BEGIN:VCALENDAR.");
            } else if (line.name().equals("BEGIN")) {
                read(ComponentReader.read(line, lines));
            } else if (line.name().equals("END")) {
                begun = false;
                readWaiting();
            }
        }
        if (begun) {
            throw new FileSyntaxException(lines.line(), "END:VCALENDAR is missing.");
        }
    }

    private void read(CalendarComponent component) {
        switch (component.name()) {
            case "VTIMEZONE" -> define(component);
            case "VTODO" -> readTodo(component);
            case "VEVENT", "VJOURNAL", "VFREEBUSY" ->
                    skip(component, "Only to-dos are imported, not events and journals.");
            default -> {} // non-standard components
        }
    }

    private void define(CalendarComponent timezone) {
        try {
            times.define(timezone);
        } catch (FileSyntaxException broken) {
            skip(timezone, String.valueOf(broken.getMessage()));
        }
    }

    private void skip(CalendarComponent component, String reason) {
        var summary = component.first("SUMMARY");
        entries.accept(
                new ImportEntry.Skipped(
                        component.line(), summary == null ? "" : summary.text(), reason));
    }

    private void readTodo(CalendarComponent todo) {
        var known =
                Stream.concat(Stream.of(todo), todo.parts().stream())
                        .flatMap(part -> part.properties().stream())
                        .allMatch(times::knowsZone);
        if (known) {
            entries.accept(new VtodoReader(todo, times).read());
            return;
        }
        waiting.add(todo);
        waitingLines += 1 + todo.properties().size();
        if (waitingLines > MAX_WAITING_LINES) {
            readWaiting();
        }
    }

    private void readWaiting() {
        waiting.forEach(todo -> entries.accept(new VtodoReader(todo, times).read()));
        waiting.clear();
        waitingLines = 0;
    }
}
