package todo.api.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;
import todo.api.task.ImportedTask;
import todo.api.task.Priority;
import todo.api.task.Status;
import todo.api.task.Task;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TaskEntry;
import todo.json.Json;

/** Random tasks, and the entries of files. */
public final class SampleFiles {

    public static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    public static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

    private static final UUID OWNER = new UUID(0, 1);

    private static final List<String> PIECES =
            List.of(
                    "milk",
                    " ",
                    "  ",
                    "\n",
                    "\r\n",
                    "\t",
                    ",",
                    ";",
                    ":",
                    "\"",
                    "\\",
                    "\\n",
                    "'",
                    "=",
                    "+",
                    "-",
                    "@",
                    "#",
                    "=1+1",
                    "'=x",
                    "''",
                    "ß",
                    "日本",
                    "😀",
                    "é",
                    "END:VTODO",
                    "BEGIN:VCALENDAR",
                    "{",
                    "}",
                    "[",
                    "null",
                    "\u2028",
                    "\u00a0",
                    "%",
                    "x".repeat(40));

    private SampleFiles() {}

    public static List<ImportEntry> read(FileFormat format, String file) {
        return read(format, file.getBytes(StandardCharsets.UTF_8));
    }

    public static List<ImportEntry> read(FileFormat format, byte[] file) {
        var entrys = new ArrayList<ImportEntry>();
        try {
            TaskFileReader.read(format, new ByteArrayInputStream(file), VIENNA, CLOCK, entrys::add);
        } catch (FileSyntaxException broken) {
            entrys.add(broken.entry());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return entrys;
    }

    /**
     * @return every task; fails if there is another entry
     */
    public static List<TaskEntry> entries(FileFormat format, String file) {
        return read(format, file).stream().map(TaskEntry.class::cast).toList();
    }

    /**
     * @return every task as the API would show it as a new one, but with its ids in the file and
     *     the name of its list; fails if there is another entry
     */
    public static List<ObjectNode> tasks(FileFormat format, String file) {
        return entries(format, file).stream()
                .map(entry -> {
                    ObjectNode members = Json.MAPPER.valueToTree(created(entry));
                    members.put("id", entry.id());
                    members.put("parent_id", entry.parent().apply(null));
                    return members.put("list", entry.list().apply(null));
                })
                .toList();
    }

    private static Task created(TaskEntry entry) {
        return entry.task()
                .create(OWNER, OWNER, new ImportedTask.Parents(null, null), "i", CLOCK.instant());
    }

    /**
     * @return the task that is created from the entry, with the ids that the file has
     */
    public static Task restored(TaskEntry entry) {
        var parent = entry.parent().apply(null);
        var home = new ImportedTask.Parents(null, parent == null ? null : UUID.fromString(parent));
        var id = UUID.fromString(Objects.requireNonNull(entry.id()));
        return entry.task().create(id, OWNER, home, "i", CLOCK.instant());
    }

    /**
     * @return a task without a list; times are whole seconds
     */
    public static Task task(Random random) {
        var completed = random.nextInt(3) == 0;
        var due = random.nextInt(3) > 0;
        var allDay = due && random.nextBoolean();
        var recurs = due && random.nextBoolean();
        var tags = new ArrayList<String>();
        for (var i = random.nextInt(4); i > 0; i--) {
            tags.add(text(random, 1).strip() + i);
        }
        return new Task(
                new UUID(random.nextLong(), random.nextLong()),
                OWNER,
                line(random),
                random.nextBoolean() ? text(random, random.nextInt(40)) : null,
                completed
                        ? Status.COMPLETED
                        : random.nextBoolean() ? Status.PENDING : Status.IN_PROGRESS,
                List.of(Priority.values()).get(random.nextInt(3)),
                tags,
                due ? time(random) : null,
                allDay,
                recurs ? Rule.parse("FREQ=WEEKLY;BYDAY=MO,FR") : null,
                recurs && random.nextBoolean() ? Origin.COMPLETION : Origin.DUE,
                due && random.nextBoolean() ? random.nextInt(10_000) : null,
                null,
                random.nextBoolean() ? UUID.randomUUID() : null,
                Integer.toString(random.nextInt(1, 1_000_000), 36) + "i",
                completed ? time(random) : null,
                time(random),
                time(random),
                1);
    }

    /**
     * @return a text of one line, such as a title
     */
    public static String line(Random random) {
        return text(random, 1).replaceAll("\\R|\t", " ").strip();
    }

    /**
     * @return a task that is due at this time
     */
    public static Task due(String title, String time, boolean allDay, @Nullable String rule) {
        return new Task(
                new UUID(1, 2),
                OWNER,
                title,
                null,
                Status.PENDING,
                Priority.MEDIUM,
                List.of(),
                time.isEmpty() ? null : Instant.parse(time),
                allDay,
                rule == null ? null : Rule.parse(rule),
                Origin.DUE,
                null,
                null,
                null,
                "i",
                null,
                CLOCK.instant(),
                CLOCK.instant(),
                1);
    }

    /**
     * @return a text of this many pieces and a letter, so that it is not blank
     */
    public static String text(Random random, int pieces) {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append(random.nextBoolean() ? "a" : "=a").toString();
    }

    private static Instant time(Random random) {
        return Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L));
    }
}
