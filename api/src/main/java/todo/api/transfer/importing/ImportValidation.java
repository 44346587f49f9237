package todo.api.transfer.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.savedquery.SavedQueryJson;
import todo.api.savedquery.SavedQueryPatch;
import todo.api.task.ImportedTask;
import todo.api.task.ImportedTaskJson;
import todo.api.task.Title;
import todo.failure.Failure;
import todo.json.Fields;

/**
 * Validates the entries of a file as far as that is possible without the database, and keeps the
 * valid ones. Used by one thread.
 */
public final class ImportValidation implements Consumer<ImportEntry> {

    private static final int MAX_ENTRIES = 20_000;

    /** The number of lines that a report shows. */
    private static final int MAX_FAILED = 1_000;

    /** The members that refer to other tasks or to lists. */
    private static final Set<String> REFERENCES =
            Set.of("id", "list", "list_id", "parent_id", "before", "after");

    private final ImportReport report = new ImportReport();
    private final List<ValidTask> tasks = new ArrayList<>();
    private final List<ValidList> lists = new ArrayList<>();
    private final List<ValidQuery> queries = new ArrayList<>();

    /** One copy of each set of member names: most tasks of a file have the same members. */
    private final Map<Set<String>, Set<String>> memberNames = new HashMap<>();

    private int count;
    private int failed;

    /**
     * A valid task with its references to other entries of the file; null if it has none.
     *
     * @param key the id of the task in the file
     * @param parent the id of its parent task in the file
     * @param parentLine the line of its parent task, in a file without ids
     * @param listId the id of its list in the file
     * @param list the name of its list
     */
    record ValidTask(
            int line,
            @Nullable String key,
            @Nullable String parent,
            @Nullable Integer parentLine,
            @Nullable String listId,
            @Nullable String list,
            ImportedTask entry,
            @Nullable String remark) {}

    /**
     * A valid task list.
     *
     * @param key the id of the list in the file; null if it has none
     */
    record ValidList(int line, @Nullable String key, ListEntry entry) {}

    /**
     * A valid saved query.
     *
     * @param key the id of the query in the file; null if it has none
     */
    record ValidQuery(
            int line,
            @Nullable String key,
            String name,
            SavedQueryPatch patch,
            Timestamps stamps) {}

    ImportReport report() {
        return report;
    }

    List<ValidTask> tasks() {
        return tasks;
    }

    List<ValidList> lists() {
        return lists;
    }

    List<ValidQuery> queries() {
        return queries;
    }

    @Override
    public void accept(ImportEntry entry) {
        if (failed == MAX_FAILED) {
            return;
        }
        // Skipped and unreadable entries count too, because they take memory.
        if (count++ == MAX_ENTRIES) {
            throw new Failure.TooLarge(
                    "A file can have at most %d tasks and other entries.".formatted(MAX_ENTRIES));
        }
        try {
            switch (entry) {
                case ImportEntry.RawTask task -> tasks.add(task(task));
                case ImportEntry.RawList(var line, var _, var list) ->
                        lists.add(
                                new ValidList(
                                        line, text(list, "id"), ListEntry.read(new Fields(list))));
                case ImportEntry.RawQuery(var line, var _, var query) ->
                        queries.add(query(line, query));
                case ImportEntry.Skipped(var line, var title, var reason) ->
                        report.add(
                                line,
                                ImportReport.EntryKind.OTHER,
                                ImportReport.ImportAction.SKIPPED,
                                TextShortener.shorten(title, Title.longest()),
                                reason);
                case ImportEntry.Unreadable(var line, var detail) -> fail(line, "", detail);
            }
        } catch (Failure.Invalid invalid) {
            fail(entry.line(), title(entry), sentence(pointer(entry), invalid));
        }
    }

    private static ValidQuery query(int line, ObjectNode query) {
        var fields = new Fields(query);
        var stamps = Timestamps.read(fields);
        var patch = SavedQueryJson.whole(fields);
        return new ValidQuery(line, text(query, "id"), query.path("name").asText(), patch, stamps);
    }

    private void fail(int line, String title, String detail) {
        var last = ++failed == MAX_FAILED;
        report.add(
                line,
                ImportReport.EntryKind.OTHER,
                ImportReport.ImportAction.FAILED,
                title,
                last ? detail + " The rest of the file was not checked." : detail);
    }

    private ValidTask task(ImportEntry.RawTask entry) {
        var members = entry.members();
        var names = new Fields(members);
        var listName = names.text("list", 1, 100);
        for (var name : List.of("id", "list_id", "parent_id")) {
            names.rawText(name, 1, 1_000);
        }
        names.check();
        var key = text(members, "id");
        var parent = text(members, "parent_id");
        var listId = text(members, "list_id");
        var given = memberNames.computeIfAbsent(Set.copyOf(fieldNames(members)), same -> same);
        members.remove(REFERENCES);
        return new ValidTask(
                entry.line(),
                key,
                parent,
                entry.parentLine(),
                listId,
                listName,
                ImportedTaskJson.read(members, given),
                entry.remark());
    }

    private static List<String> fieldNames(ObjectNode members) {
        var names = new ArrayList<String>();
        members.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static @Nullable String text(ObjectNode members, String name) {
        JsonNode value = members.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    private static String title(ImportEntry entry) {
        return switch (entry) {
            case ImportEntry.RawTask task -> shown(task.members(), "title");
            case ImportEntry.RawList list -> shown(list.members(), "name");
            case ImportEntry.RawQuery query -> shown(query.members(), "name");
            case ImportEntry.Skipped skipped -> skipped.title();
            case ImportEntry.Unreadable unreadable -> "";
        };
    }

    private static String shown(ObjectNode members, String name) {
        return TextShortener.shorten(members.path(name).asText(""), Title.longest());
    }

    private static @Nullable String pointer(ImportEntry entry) {
        return switch (entry) {
            case ImportEntry.RawTask task -> task.pointer();
            case ImportEntry.RawList list -> list.pointer();
            case ImportEntry.RawQuery query -> query.pointer();
            case ImportEntry.Skipped skipped -> null;
            case ImportEntry.Unreadable unreadable -> null;
        };
    }

    /**
     * @return every fault with its place
     */
    private static String sentence(@Nullable String pointer, Failure.Invalid invalid) {
        return invalid.faults().stream()
                .map(fault ->
                        (pointer == null ? fault.pointer().substring(1) : pointer + fault.pointer())
                                + ": "
                                + fault.detail())
                .collect(Collectors.joining(" "));
    }
}
