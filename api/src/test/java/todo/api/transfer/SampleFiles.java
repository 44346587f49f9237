package todo.api.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;

/** Random tasks, and the entries of files. */
public final class SampleFiles {

    public static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    public static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

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
     * @return the members of every task; fails if there is another entry
     */
    public static List<ObjectNode> tasks(FileFormat format, String file) {
        return read(format, file).stream()
                .map(entry -> {
                    if (entry instanceof ImportEntry.RawTask task) {
                        return task.members();
                    }
                    throw new AssertionError(entry);
                })
                .toList();
    }

    /**
     * @return a task as the API shows it, with the name of its list; times are whole seconds
     */
    public static ObjectNode task(Random random) {
        var task = JsonNodeFactory.instance.objectNode();
        var completed = random.nextInt(3) == 0;
        var due = random.nextInt(3) > 0;
        var allDay = due && random.nextBoolean();
        task.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
        task.put("title", text(random, 1).strip());
        task.put("description", random.nextBoolean() ? text(random, random.nextInt(40)) : null);
        task.put(
                "status",
                completed ? "completed" : random.nextBoolean() ? "pending" : "in_progress");
        task.put("priority", List.of("High", "Medium", "Low").get(random.nextInt(3)));
        var tags = task.putArray("tags");
        for (var i = random.nextInt(4); i > 0; i--) {
            tags.add(text(random, 1).strip() + i);
        }
        task.put("list", random.nextBoolean() ? text(random, 1).strip() : null);
        task.put("parent_id", random.nextBoolean() ? UUID.randomUUID().toString() : null);
        task.put("due_date", !due ? null : allDay ? day(random) : time(random));
        task.put("all_day", allDay);
        var recurs = due && random.nextBoolean();
        task.put("recurrence_rule", recurs ? "FREQ=WEEKLY;BYDAY=MO,FR" : null);
        task.put("recurrence_from", recurs && random.nextBoolean() ? "completion" : "due");
        if (due && random.nextBoolean()) {
            task.put("reminder_lead_time", random.nextInt(10_000));
        } else {
            task.putNull("reminder_lead_time");
        }
        task.put("position", Integer.toString(random.nextInt(1, 1_000_000), 36) + "i");
        task.put("created_at", time(random));
        task.put("updated_at", time(random));
        task.put("completed_at", completed ? time(random) : null);
        return task;
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

    private static String time(Random random) {
        return Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L)).toString();
    }

    private static String day(Random random) {
        return LocalDate.ofEpochDay(random.nextInt(40_000)) + "T00:00:00Z";
    }
}
