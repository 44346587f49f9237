package todo.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;
import todo.web.text.Texts;

/**
 * The page for import and export.
 *
 * @param alert why a file was refused; null for none
 * @param dryRun what an import of a file would do; null for none
 */
public record FilesPage(Page page, @Nullable String alert, @Nullable DryRun dryRun) {

    /**
     * The result of a dry run.
     *
     * @param file the file's name
     * @param content of the file, for the import
     * @param omitted how many lines are left out of {@code lines}
     */
    public record DryRun(
            String file,
            String content,
            long created,
            long updated,
            long skipped,
            long failed,
            List<Line> lines,
            long omitted) {

        static DryRun of(UploadedFile file, JsonNode report) {
            var counts = report.path("counts");
            return new DryRun(
                    file.name(),
                    file.encoded(),
                    counts.path("created").asLong(),
                    counts.path("updated").asLong(),
                    counts.path("skipped").asLong(),
                    counts.path("failed").asLong(),
                    report.path("lines").valueStream().map(Line::of).toList(),
                    report.path("omitted").asLong());
        }

        /**
         * @return whether an import would change anything
         */
        public boolean canImport() {
            return failed == 0 && created + updated > 0;
        }
    }

    /**
     * A line of the file.
     *
     * @param kind and {@code action}: the API's names
     * @param detail in English; empty for none
     */
    public record Line(int number, String kind, String action, String title, String detail) {

        static Line of(JsonNode json) {
            var detail = json.path("detail");
            return new Line(
                    json.path("line").asInt(),
                    json.path("kind").asText(),
                    json.path("action").asText(),
                    json.path("title").asText(),
                    detail.isTextual() ? detail.asText() : "");
        }

        public String kindLabel(Texts texts) {
            return switch (kind) {
                case "task" -> texts.kindTask();
                case "list" -> texts.kindList();
                case "query" -> texts.kindSearch();
                default -> texts.kindOther();
            };
        }

        public String actionLabel(Texts texts) {
            return switch (action) {
                case "created" -> texts.lineCreated();
                case "updated" -> texts.lineUpdated();
                case "failed" -> texts.lineFailed();
                default -> texts.lineSkipped();
            };
        }
    }
}
