package todo.api.transfer.ical;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.task.Priority;
import todo.api.task.Status;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TaskEntryBuilder;
import todo.api.transfer.importing.TextShortener;

/**
 * Reads one VTODO. Leaves out what a task cannot hold, with a remark. Used once, by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.6.2">RFC 5545, section 3.6.2</a>
 */
final class VtodoReader {

    /** Properties that become paragraphs of the description, with the names of those. */
    private static final Map<String, String> PARAGRAPHS =
            inOrder("LOCATION", "Location", "URL", "Link", "CONTACT", "Contact");

    /** Properties that a task has no field for, with names for a person. */
    private static final Map<String, String> LOST =
            inOrder(
                    "ATTACH", "attachments",
                    "IMAGE", "images",
                    "ATTENDEE", "attendees",
                    "ORGANIZER", "the organizer",
                    "RESOURCES", "resources",
                    "GEO", "geographic coordinates",
                    "CONFERENCE", "conferences",
                    "COLOR", "the color");

    private final CalendarComponent todo;
    private final CalendarTimes times;
    private final TaskEntryBuilder task;

    VtodoReader(CalendarComponent todo, CalendarTimes times) {
        this.todo = todo;
        this.times = times;
        this.task = new TaskEntryBuilder(todo.line());
    }

    private static Map<String, String> inOrder(String... names) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < names.length; i += 2) {
            map.put(names[i], names[i + 1]);
        }
        return map;
    }

    ImportEntry read() {
        if (todo.first("RECURRENCE-ID") != null) {
            return new ImportEntry.Skipped(
                    todo.line(),
                    Objects.requireNonNullElse(value("SUMMARY"), ""),
                    "Only the whole series of a recurring to-do is imported, not a single occurrence.");
        }
        for (var property : todo.properties()) {
            if (property.name().isEmpty()) {
                task.leftOut("Line " + property.line(), property.value());
            }
        }
        texts();
        task.priority(
                switch (todo.word("PRIORITY")) {
                    case "1", "2", "3", "4" -> Priority.HIGH;
                    case "6", "7", "8", "9" -> Priority.LOW;
                    default -> Priority.MEDIUM;
                });
        var status = status();
        task.status(status);
        if (status == Status.COMPLETED) {
            instant("COMPLETED", task::completedAt);
        }
        var period = new TodoPeriod(todo, this::time, task);
        var due = period.due();
        task.due(due == null ? null : due.dueDate());
        new TodoAlarms(times, period.start(), period.end(), due, task)
                .read(todo, status == Status.COMPLETED);
        new TodoRecurrence(todo, times.zone(), task).read(due != null);
        references();
        instant("CREATED", task::createdAt);
        instant("LAST-MODIFIED", task::updatedAt);
        lost();
        return task.build();
    }

    private void texts() {
        task.text().title(Objects.requireNonNullElse(value("SUMMARY"), ""));
        task.text().description(value("DESCRIPTION"));
        var added = new ArrayList<String>();
        PARAGRAPHS.forEach((property, name) -> {
            for (var line : todo.all(property)) {
                if (!line.text().isBlank()) {
                    task.text().paragraph(name + ": " + line.text().strip());
                    added.add(name.toLowerCase(Locale.ROOT));
                }
            }
        });
        if (todo.first(TodoRecurrence.UNDATED_RULE) == null) {
            for (var comment : todo.all("COMMENT")) {
                task.text().paragraph(comment.text().strip());
                added.add("comment");
            }
        }
        if (!added.isEmpty()) {
            task.remark("Added to the description: %s.".formatted(TextShortener.joined(added)));
        }
        task.text()
                .tags(
                        todo.all("CATEGORIES").stream()
                                .flatMap(line -> line.texts().stream())
                                .toList());
    }

    private Status status() {
        var percent = todo.word("PERCENT-COMPLETE");
        var status =
                switch (todo.word("STATUS")) {
                    case "COMPLETED", "CANCELLED" -> Status.COMPLETED;
                    case "IN-PROCESS" -> Status.IN_PROGRESS;
                    case "NEEDS-ACTION" -> Status.PENDING;
                    default ->
                            percent.equals("100") || isTime("COMPLETED")
                                    ? Status.COMPLETED
                                    : percent.isEmpty() || percent.equals("0")
                                            ? Status.PENDING
                                            : Status.IN_PROGRESS;
                };
        if (todo.word("STATUS").equals("CANCELLED")) {
            task.remark("It is cancelled, so it becomes a completed task.");
        }
        if (status != Status.COMPLETED && !percent.isEmpty() && !percent.equals("0")) {
            task.remark(
                    "Its progress of %s %% is left out."
                            .formatted(TextShortener.shorten(percent, 20)));
        }
        return status;
    }

    private boolean isTime(String property) {
        var line = todo.first(property);
        return line != null && times.point(line) != null;
    }

    private void references() {
        task.id(value("UID"));
        var parents =
                todo.all("RELATED-TO").stream()
                        .filter(relation -> {
                            var type = relation.parameter("RELTYPE");
                            return type.isEmpty() || type.equalsIgnoreCase("PARENT");
                        })
                        .toList();
        task.parent(Patch.to(parents.isEmpty() ? null : parents.getFirst().text()));
        if (todo.all("RELATED-TO").size() > Math.min(1, parents.size())) {
            task.remark("Its relations to other to-dos are left out, except to its parent.");
        }
        // Other programs may drop these.
        if (value("X-TODO-LIST") != null) {
            task.list(value("X-TODO-LIST"));
        }
        task.position(value("X-TODO-POSITION"));
    }

    private void lost() {
        var lost = new ArrayList<String>();
        LOST.forEach((property, name) -> {
            if (todo.first(property) != null) {
                lost.add(name);
            }
        });
        if (!lost.isEmpty()) {
            task.remark("A task has no field for these: %s.".formatted(TextShortener.joined(lost)));
        }
        if (!todo.word("CLASS").isEmpty() && !todo.word("CLASS").equals("PUBLIC")) {
            task.remark(
                    "Its access class %s is left out."
                            .formatted(TextShortener.shorten(todo.word("CLASS"), 50)));
        }
    }

    private void instant(String property, Consumer<Instant> setter) {
        var line = todo.first(property);
        var time = line == null ? null : time(line);
        if (time != null) {
            setter.accept(time.instant());
        }
    }

    /**
     * @return null if it is not understood, with a remark
     */
    private CalendarTimes.@Nullable Point time(ContentLine property) {
        var point = times.point(property);
        if (point == null) {
            task.leftOut(property.name(), property.value());
        } else if (!times.knowsZone(property) && !point.isDay()) {
            task.remark(
                    "The time zone “%s” is unknown, so %s is read in yours."
                            .formatted(
                                    TextShortener.shorten(property.parameter("TZID"), 100),
                                    property.name()));
        }
        return point;
    }

    private @Nullable String value(String property) {
        var line = todo.first(property);
        return line == null ? null : line.text();
    }
}
