package todo.api.transfer.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/** What an import does with each line of its file. Used by one thread. */
public final class ImportReport {

    private static final int MOST_SHOWN = 1_000;
    private static final int MOST_FAULTS = 100;

    private final List<ReportLine> lines = new ArrayList<>();

    /** What becomes of a line. */
    public enum ImportAction {
        CREATED,
        UPDATED,
        SKIPPED,
        FAILED;

        /**
         * @return its name in the API
         */
        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands on a line. */
    public enum EntryKind {
        TASK,
        LIST,
        QUERY,
        OTHER;

        /**
         * @return its name in the API
         */
        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param line of the file, the first being 1
     * @param title empty where none could be read
     * @param detail a sentence for a person; null where there is nothing to say
     */
    public record ReportLine(
            int line, EntryKind kind, ImportAction action, String title, @Nullable String detail) {

        /** What stands alone has to name its task: a file may be one line. */
        private String sentence() {
            return title.isEmpty() ? String.valueOf(detail) : "“%s”: %s".formatted(title, detail);
        }
    }

    /**
     * @param lines in the order of the file, at most 1,000
     * @param omitted how many more there are
     */
    public record Summary(
            @JsonProperty("dry_run") boolean dryRun,
            Map<String, Integer> counts,
            List<ReportLine> lines,
            int omitted) {}

    void add(int line, EntryKind kind, ImportAction action, String title, @Nullable String detail) {
        lines.add(new ReportLine(line, kind, action, title, detail));
    }

    public boolean hasFailed() {
        return lines.stream().anyMatch(line -> line.action == ImportAction.FAILED);
    }

    /**
     * @return those that failed, where there are any: then nothing is done with the others
     */
    public Summary summary(boolean dryRun) {
        var all = failed().isEmpty() ? lines : failed();
        var counts = new EnumMap<ImportAction, Integer>(ImportAction.class);
        for (var action : ImportAction.values()) {
            counts.put(action, 0);
        }
        all.forEach(line -> counts.merge(line.action, 1, Integer::sum));
        var named = new LinkedHashMap<String, Integer>();
        counts.forEach((action, count) -> named.put(action.wire(), count));
        var shown =
                all.stream()
                        .sorted(Comparator.comparingInt(ReportLine::line))
                        .limit(MOST_SHOWN)
                        .toList();
        return new Summary(dryRun, named, shown, all.size() - shown.size());
    }

    /**
     * @return the refusal of a file with lines that failed
     */
    public Failure.Invalid refusal() {
        return new Failure.Invalid(
                failed().stream()
                        .sorted(Comparator.comparingInt(ReportLine::line))
                        .limit(MOST_FAULTS)
                        .map(line -> new Failure.Fault("line " + line.line, line.sentence()))
                        .toList());
    }

    private List<ReportLine> failed() {
        return lines.stream().filter(line -> line.action == ImportAction.FAILED).toList();
    }
}
