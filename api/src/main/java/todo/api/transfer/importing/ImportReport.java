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

/** The result of an import, line by line. Used by one thread. */
public final class ImportReport {

    /** The detail of a skipped entry that equals the existing one. */
    static final String UNCHANGED = "Already up to date.";

    private static final int MAX_LINES = 1_000;
    private static final int MAX_FAULTS = 100;

    private final List<ReportLine> lines = new ArrayList<>();

    /** The result of a line. */
    public enum ImportAction {
        CREATED,
        UPDATED,
        SKIPPED,
        FAILED;

        /**
         * @return the name in the API
         */
        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The kind of entry on a line. */
    public enum EntryKind {
        TASK,
        LIST,
        QUERY,
        OTHER;

        /**
         * @return the name in the API
         */
        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param line the line of the file, the first being 1
     * @param title empty if it could not be read
     * @param detail sentences for a person; null if there is nothing to say
     */
    public record ReportLine(
            int line, EntryKind kind, ImportAction action, String title, @Nullable String detail) {

        private boolean tells() {
            return detail != null && !detail.equals(UNCHANGED);
        }

        /** Names the task, since a whole JSON file may be one line. */
        private String sentence() {
            return title.isEmpty() ? String.valueOf(detail) : "“%s”: %s".formatted(title, detail);
        }
    }

    /**
     * The report as the API shows it.
     *
     * @param lines in the order of the file, at most 1,000; those with a detail come first if there
     *     are more
     * @param omitted the number of further lines
     */
    public record Summary(
            @JsonProperty("dry_run") boolean dryRun,
            Map<String, Integer> counts,
            List<ReportLine> lines,
            int omitted) {}

    void add(int line, EntryKind kind, ImportAction action, String title, @Nullable String detail) {
        lines.add(new ReportLine(line, kind, action, title, detail));
    }

    /**
     * @param remarks come before the detail
     */
    void add(
            int line,
            EntryKind kind,
            ImportAction action,
            String title,
            List<String> remarks,
            @Nullable String detail) {
        var sentences = new ArrayList<>(remarks);
        if (detail != null) {
            sentences.add(detail);
        }
        add(line, kind, action, title, sentences.isEmpty() ? null : String.join(" ", sentences));
    }

    boolean hasFailed() {
        return lines.stream().anyMatch(line -> line.action == ImportAction.FAILED);
    }

    /**
     * @return only the lines that failed if there are any, because nothing is imported then
     */
    public Summary summary(boolean dryRun) {
        var all = hasFailed() ? failed() : lines;
        var counts = new EnumMap<ImportAction, Integer>(ImportAction.class);
        for (var action : ImportAction.values()) {
            counts.put(action, 0);
        }
        all.forEach(line -> counts.merge(line.action, 1, Integer::sum));
        var byName = new LinkedHashMap<String, Integer>();
        counts.forEach((action, count) -> byName.put(action.wire(), count));
        var shown = inOrder(mostTelling(all), MAX_LINES);
        return new Summary(dryRun, byName, shown, all.size() - shown.size());
    }

    /**
     * @throws Failure.Invalid with the first 100 lines that failed, if there are any
     */
    void check() {
        if (hasFailed()) {
            throw new Failure.Invalid(
                    inOrder(failed(), MAX_FAULTS).stream()
                            .map(line -> new Failure.Fault("line " + line.line, line.sentence()))
                            .toList());
        }
    }

    private static List<ReportLine> mostTelling(List<ReportLine> all) {
        return all.stream()
                .sorted(Comparator.comparing(line -> !line.tells()))
                .limit(MAX_LINES)
                .toList();
    }

    private List<ReportLine> failed() {
        return lines.stream().filter(line -> line.action == ImportAction.FAILED).toList();
    }

    private static List<ReportLine> inOrder(List<ReportLine> lines, int max) {
        return lines.stream().sorted(Comparator.comparingInt(ReportLine::line)).limit(max).toList();
    }
}
