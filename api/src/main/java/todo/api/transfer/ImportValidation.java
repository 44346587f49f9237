package todo.api.transfer;

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
import todo.api.savedquery.QueryDraft;
import todo.api.task.ImportedTask;
import todo.api.task.ImportedTaskJson;
import todo.failure.Failure;
import todo.http.Fields;

/**
 * Checks what stands in a file, line by line, and keeps what is sound: everything that can be told
 * without the database. Used by one thread.
 */
final class ImportValidation implements Consumer<ImportItem> {

    private static final int MOST = 20_000;

    /** As many as a report shows. */
    private static final int MOST_BROKEN = 1_000;

    private static final Set<String> NAMES_OTHERS =
            Set.of("id", "list", "list_id", "parent_id", "before", "after");

    final ImportReport report = new ImportReport();
    final List<ReadTask> tasks = new ArrayList<>();
    final List<ReadList> lists = new ArrayList<>();
    final List<ReadQuery> queries = new ArrayList<>();

    private final Map<Set<String>, Set<String>> given = new HashMap<>();
    private int count;
    private int broken;

    /**
     * A task, and what its file calls its relatives.
     *
     * @param key what the file calls it; null where it has no name
     * @param parent what the file calls the task that it is a part of
     * @param above the line of that task, where it has no name
     * @param listId what the file calls its list
     * @param list the name of its list
     */
    record ReadTask(
            int line,
            @Nullable String key,
            @Nullable String parent,
            @Nullable Integer above,
            @Nullable String listId,
            @Nullable String list,
            ImportedTask entry,
            @Nullable String remark) {}

    /** A list, and what its file calls it. */
    record ReadList(int line, @Nullable String key, ListEntry entry) {}

    /** A saved query, and what its file calls it. */
    record ReadQuery(int line, @Nullable String key, QueryDraft draft, Timestamps stamps) {}

    @Override
    public void accept(ImportItem item) {
        if (broken == MOST_BROKEN) {
            return;
        }
        // Whatever it is, it takes memory.
        if (count++ == MOST) {
            throw new Failure.TooLarge(
                    "At most %d tasks and other entries are imported at once.".formatted(MOST));
        }
        try {
            switch (item) {
                case ImportItem.Task task -> tasks.add(task(task));
                case ImportItem.TaskList(var line, var _, var list) ->
                        lists.add(
                                new ReadList(
                                        line, text(list, "id"), ListEntry.read(new Fields(list))));
                case ImportItem.SavedQuery(var line, var _, var query) ->
                        queries.add(query(line, query));
                case ImportItem.Other(var line, var title, var why) ->
                        report.add(
                                line,
                                ImportReport.Kind.OTHER,
                                ImportReport.Action.SKIPPED,
                                TitleShortener.cut(title, TitleShortener.LONGEST_TITLE),
                                why);
                case ImportItem.Broken(var line, var detail) -> broken(line, "", detail);
            }
        } catch (Failure.Invalid invalid) {
            broken(item.line(), title(item), sentence(pointer(item), invalid));
        }
    }

    private static ReadQuery query(int line, ObjectNode query) {
        var fields = new Fields(query);
        var stamps = Timestamps.read(fields);
        return new ReadQuery(line, text(query, "id"), QueryDraft.whole(fields), stamps);
    }

    private void broken(int line, String title, String detail) {
        var last = ++broken == MOST_BROKEN;
        report.add(
                line,
                ImportReport.Kind.OTHER,
                ImportReport.Action.FAILED,
                title,
                last ? detail + " What follows is no longer looked at." : detail);
    }

    private ReadTask task(ImportItem.Task item) {
        var members = item.members();
        var names = new Fields(members);
        var listName = names.text("list", 1, 100);
        for (var name : List.of("id", "list_id", "parent_id")) {
            names.rawText(name, 1, 1_000);
        }
        names.check();
        var key = text(members, "id");
        var parent = text(members, "parent_id");
        var listId = text(members, "list_id");
        var said = given.computeIfAbsent(Set.copyOf(fieldNames(members)), same -> same);
        members.remove(NAMES_OTHERS);
        return new ReadTask(
                item.line(),
                key,
                parent,
                item.above(),
                listId,
                listName,
                ImportedTaskJson.read(members, said),
                item.remark());
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

    private static String title(ImportItem item) {
        return switch (item) {
            case ImportItem.Task task -> shown(task.members(), "title");
            case ImportItem.TaskList list -> shown(list.members(), "name");
            case ImportItem.SavedQuery query -> shown(query.members(), "name");
            case ImportItem.Other other -> other.title();
            case ImportItem.Broken broken -> "";
        };
    }

    private static String shown(ObjectNode members, String name) {
        return TitleShortener.cut(members.path(name).asText(""), TitleShortener.LONGEST_TITLE);
    }

    private static @Nullable String pointer(ImportItem item) {
        return switch (item) {
            case ImportItem.Task task -> task.pointer();
            case ImportItem.TaskList list -> list.pointer();
            case ImportItem.SavedQuery query -> query.pointer();
            case ImportItem.Other other -> null;
            case ImportItem.Broken broken -> null;
        };
    }

    /** Of each fault where it is, and what it is. */
    private static String sentence(@Nullable String pointer, Failure.Invalid invalid) {
        return invalid.faults().stream()
                .map(fault ->
                        (pointer == null ? fault.pointer().substring(1) : pointer + fault.pointer())
                                + ": "
                                + fault.detail())
                .collect(Collectors.joining(" "));
    }
}
