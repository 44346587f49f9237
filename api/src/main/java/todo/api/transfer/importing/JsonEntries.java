package todo.api.transfer.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.task.ClientTimes;
import todo.api.task.ImportedTaskJson;
import todo.failure.Failure;
import todo.json.Fields;

/**
 * Reads tasks, lists and saved queries that have the members of the API. A member that breaks a
 * rule is left out, with a remark; an entry that breaks a rule without it is skipped.
 */
public final class JsonEntries {

    /** The members that refer to other tasks or to lists. */
    private static final List<String> REFERENCES =
            List.of("id", "list", "list_id", "parent_id", "before", "after");

    private static final List<String> TEXTS = List.of("title", "description", "tags");

    private JsonEntries() {}

    /**
     * @param pointer the JSON Pointer of the task, since a JSON file may be a single line
     */
    public static ImportEntry task(int line, String pointer, ObjectNode members) {
        var task = new TaskEntryBuilder(line);
        task.id(text(members, "id"));
        task.parent(reference(members, "parent_id"));
        task.listId(reference(members, "list_id"));
        if (members.has("list")) {
            task.list(text(members, "list"));
        }
        task.text().title(members.path("title").asText());
        if (members.has("description")) {
            task.text().description(text(members, "description"));
        }
        if (members.has("tags")) {
            tags(pointer, members.path("tags"), task);
        }
        if (members.hasNonNull("due_date") && !members.has("all_day")) {
            members.put("all_day", ClientTimes.isDay(members.path("due_date").asText()));
        }
        members.remove(REFERENCES);
        members.remove(TEXTS);
        var remarks = new ArrayList<String>();
        task.fields(lenient(pointer, members.put("title", "-"), remarks, ImportedTaskJson::read));
        remarks.forEach(task::remark);
        return task.build();
    }

    private static void tags(String pointer, JsonNode tags, TaskEntryBuilder task) {
        var names = new ArrayList<String>();
        tags.forEach(tag -> names.add(tag.asText()));
        if (!tags.isArray() && !tags.isNull()) {
            task.remark(pointer + "/tags: This has to be a list of texts. It was left out.");
        } else {
            task.text().tags(names);
        }
    }

    /**
     * @param pointer the JSON Pointer of the list
     */
    public static ImportEntry list(int line, String pointer, ObjectNode members) {
        var id = text(members, "id");
        return orSkipped(
                line,
                pointer,
                members,
                (fields, remarks) -> ListEntry.read(line, id, fields, remarks));
    }

    /**
     * @param pointer the JSON Pointer of the query
     */
    public static ImportEntry query(int line, String pointer, ObjectNode members) {
        var id = text(members, "id");
        var name = members.path("name").asText();
        return orSkipped(
                line,
                pointer,
                members,
                (fields, remarks) -> QueryEntry.read(line, id, name, fields, remarks));
    }

    /** Reads an entry; the remarks may be added to later. */
    @FunctionalInterface
    private interface EntryReader {
        ImportEntry read(Fields fields, List<String> remarks);
    }

    private static ImportEntry orSkipped(
            int line, String pointer, ObjectNode members, EntryReader reader) {
        var remarks = new ArrayList<String>();
        try {
            return lenient(pointer, members, remarks, fields -> reader.read(fields, remarks));
        } catch (Failure.Invalid invalid) {
            remarks.add(sentence(pointer, invalid));
            return new ImportEntry.Skipped(
                    line, members.path("name").asText(), String.join(" ", remarks));
        }
    }

    /**
     * @param remarks receives a sentence for each member that is left out
     * @throws Failure.Invalid if a rule is broken by a member that is missing
     */
    private static <T> T lenient(
            String pointer, ObjectNode members, List<String> remarks, Function<Fields, T> read) {
        while (true) {
            try {
                return read.apply(new Fields(members));
            } catch (Failure.Invalid invalid) {
                var broken =
                        invalid.faults().stream()
                                .map(fault -> fault.pointer().split("/", -1)[1])
                                .filter(members::has)
                                .toList();
                if (broken.isEmpty()) {
                    throw invalid;
                }
                members.remove(broken);
                remarks.add(sentence(pointer, invalid) + " It was left out.");
            }
        }
    }

    private static String sentence(String pointer, Failure.Invalid invalid) {
        return invalid.faults().stream()
                .map(fault -> pointer + fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining(" "));
    }

    private static Patch<String> reference(ObjectNode members, String name) {
        return members.has(name) ? Patch.to(text(members, name)) : Patch.keep();
    }

    /**
     * @return the text, or the number as a text; null if there is none
     */
    private static @Nullable String text(ObjectNode members, String name) {
        var value = members.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }
}
