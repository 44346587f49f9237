package todo.api.transfer.ical;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.function.Consumer;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/**
 * Reads the to-dos of a calendar file, and skips events and journals.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
public final class CalendarReader {

    private CalendarReader() {}

    /**
     * @param zone the time zone of times that do not name one
     */
    public static void read(InputStream file, ZoneId zone, Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        var lines = new ContentLineReader(file);
        var times = new CalendarTimes(zone);
        var begun = false;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.name().equals("BEGIN") && CalendarComponent.name(line).equals("VCALENDAR")) {
                begun = true;
            } else if (!begun) {
                throw new FileSyntaxException(
                        line.line(), "A calendar must begin with BEGIN:VCALENDAR.");
            } else if (line.name().equals("BEGIN")) {
                read(CalendarComponent.read(line, lines), times, entries);
            } else if (line.name().equals("END")) {
                begun = false;
            }
        }
        if (begun) {
            throw new FileSyntaxException(lines.line(), "END:VCALENDAR is missing.");
        }
    }

    private static void read(
            CalendarComponent component, CalendarTimes times, Consumer<ImportEntry> entries) {
        try {
            switch (component.name()) {
                case "VTIMEZONE" -> times.define(component);
                case "VTODO" -> entries.accept(new VtodoReader(component, times).read());
                case "VEVENT", "VJOURNAL" -> {
                    var summary = component.first("SUMMARY");
                    entries.accept(
                            new ImportEntry.Skipped(
                                    component.line(),
                                    summary == null ? "" : summary.text(),
                                    "Only to-dos are imported, not events and journals."));
                }
                default -> {} // VFREEBUSY and non-standard components
            }
        } catch (FileSyntaxException broken) {
            entries.accept(broken.entry());
        }
    }
}
