package todo.api.transfer.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import todo.api.task.Title;
import todo.failure.Failure;

/** Collects the entries of a file, up to the limit. Used by one thread. */
public final class EntryCollector implements Consumer<ImportEntry> {

    private static final int MAX_ENTRIES = 20_000;

    private final ImportReport report = new ImportReport();
    private final List<TaskEntry> tasks = new ArrayList<>();
    private final List<ListEntry> lists = new ArrayList<>();
    private final List<QueryEntry> queries = new ArrayList<>();
    private int count;

    ImportReport report() {
        return report;
    }

    List<TaskEntry> tasks() {
        return tasks;
    }

    List<ListEntry> lists() {
        return lists;
    }

    List<QueryEntry> queries() {
        return queries;
    }

    @Override
    public void accept(ImportEntry entry) {
        // Skipped and unreadable entries count too, because they take memory.
        if (count++ == MAX_ENTRIES) {
            throw new Failure.TooLarge(
                    "A file can have at most %d tasks and other entries.".formatted(MAX_ENTRIES));
        }
        switch (entry) {
            case TaskEntry task -> tasks.add(task);
            case ListEntry list -> lists.add(list);
            case QueryEntry query -> queries.add(query);
            case ImportEntry.Skipped(var line, var title, var reason) ->
                    report(line, ImportReport.ImportAction.SKIPPED, title, reason);
            case ImportEntry.Unreadable(var line, var detail) ->
                    report(line, ImportReport.ImportAction.FAILED, "", detail);
        }
    }

    private void report(int line, ImportReport.ImportAction action, String title, String detail) {
        var shown = TextShortener.shorten(TextShortener.line(title), Title.longest());
        report.add(line, ImportReport.EntryKind.OTHER, action, shown, detail);
    }
}
