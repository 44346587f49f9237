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
import todo.api.savedquery.QueryDraft;
import todo.api.task.TaskEntry;
import todo.failure.Failure;
import todo.http.Fields;

/**
 * Checks what stands in a file, line by line, and keeps what is sound: everything that can be told
 * without the database. Used by one thread.
 */
public final class ImportValidation implements Consumer<ImportEntry> {

    private static final int MOST = 20_000;

    /** As many as a report shows. */
    private static final int MOST_BROKEN = 1_000;

    private static final Set<String> NAMES_OTHERS =
            Set.of("id", "list", "list_id", "parent_id", "before", "after");

    public final ImportReport report = new ImportReport();
    final List<ValidTask> tasks = new ArrayList<>();
    final List<ValidList> lists = new ArrayList<>();
    final List<ValidQuery> queries = new ArrayList<>();

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
    record ValidTask(
            int line,
            @Nullable String key,
            @Nullable String parent,
            @Nullable Integer above,
            @Nullable String listId,
            @Nullable String list,
            TaskEntry entry,
            @Nullable String remark) {}

    /** A list, and what its file calls it. */
    record ValidList(int line, @Nullable String key, ListEntry entry) {}

    /** A saved query, and what its file calls it. */
    record ValidQuery(int line, @Nullable String key, QueryDraft draft, Timestamps stamps) {}

    @Override
    public void accept(ImportEntry item) {
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
                case ImportEntry.RawTask task -> tasks.add(task(task));
                case ImportEntry.RawList(var line, var _, var list) ->
                        lists.add(
                                new ValidList(
                                        line, text(list, "id"), ListEntry.read(new Fields(list))));
                case ImportEntry.RawQuery(var line, var _, var query) ->
                        queries.add(query(line, query));
                case ImportEntry.Skipped(var line, var title, var why) ->
                        report.add(
                                line,
                                ImportReport.EntryKind.OTHER,
                                ImportReport.ImportAction.SKIPPED,
                                TextShortener.cut(title, TextShortener.LONGEST_TITLE),
                                why);
                case ImportEntry.Unreadable(var line, var detail) -> broken(line, "", detail);
            }
        } catch (Failure.Invalid invalid) {
            broken(item.line(), title(item), sentence(pointer(item), invalid));
        }
    }

    private static ValidQuery query(int line, ObjectNode query) {
        var fields = new Fields(query);
        var stamps = Timestamps.read(fields);
        return new ValidQuery(line, text(query, "id"), QueryDraft.whole(fields), stamps);
    }

    private void broken(int line, String title, String detail) {
        var last = ++broken == MOST_BROKEN;
        report.add(
                line,
                ImportReport.EntryKind.OTHER,
                ImportReport.ImportAction.FAILED,
                title,
                last ? detail + " What follows is no longer looked at." : detail);
    }

    private ValidTask task(ImportEntry.RawTask item) {
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
        return new ValidTask(
                item.line(),
                key,
                parent,
                item.above(),
                listId,
                listName,
                TaskEntry.read(members, said),
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

    private static String title(ImportEntry item) {
        return switch (item) {
            case ImportEntry.RawTask task -> shown(task.members(), "title");
            case ImportEntry.RawList list -> shown(list.members(), "name");
            case ImportEntry.RawQuery query -> shown(query.members(), "name");
            case ImportEntry.Skipped other -> other.title();
            case ImportEntry.Unreadable broken -> "";
        };
    }

    private static String shown(ObjectNode members, String name) {
        return TextShortener.cut(members.path(name).asText(""), TextShortener.LONGEST_TITLE);
    }

    private static @Nullable String pointer(ImportEntry item) {
        return switch (item) {
            case ImportEntry.RawTask task -> task.pointer();
            case ImportEntry.RawList list -> list.pointer();
            case ImportEntry.RawQuery query -> query.pointer();
            case ImportEntry.Skipped other -> null;
            case ImportEntry.Unreadable broken -> null;
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
