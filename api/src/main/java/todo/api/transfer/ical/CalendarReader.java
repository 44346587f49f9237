package todo.api.transfer.ical;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.function.Consumer;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/**
 * Reads the to-dos of a calendar file; events and journals are passed over.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
 */
public final class CalendarReader {

    private CalendarReader() {}

    /**
     * @param zone of times that name none
     */
    public static void read(InputStream file, ZoneId zone, Consumer<ImportEntry> items)
            throws FileSyntaxException, IOException {
        var lines = new ContentLineReader(file);
        var times = new CalendarTimes(zone);
        var begun = false;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.name().equals("BEGIN") && CalendarComponent.name(line).equals("VCALENDAR")) {
                begun = true;
            } else if (!begun) {
                throw new FileSyntaxException(
                        line.line(), "A calendar begins with BEGIN:VCALENDAR.");
            } else if (line.name().equals("BEGIN")) {
                read(CalendarComponent.read(line, lines), times, items);
            } else if (line.name().equals("END")) {
                begun = false;
            }
        }
        if (begun) {
            throw new FileSyntaxException(
                    lines.line(), "The calendar never ends: END:VCALENDAR is missing.");
        }
    }

    private static void read(
            CalendarComponent component, CalendarTimes times, Consumer<ImportEntry> items) {
        try {
            switch (component.name()) {
                case "VTIMEZONE" -> times.define(component);
                case "VTODO" -> items.accept(new VtodoReader(component, times).read());
                case "VEVENT", "VJOURNAL" -> {
                    var summary = component.first("SUMMARY");
                    items.accept(
                            new ImportEntry.Skipped(
                                    component.line(),
                                    summary == null ? "" : summary.text(),
                                    "Only to-dos are read, not events and journals."));
                }
                default -> {} // free or busy, and what others have invented
            }
        } catch (FileSyntaxException broken) {
            items.accept(broken.entry());
        }
    }
}
