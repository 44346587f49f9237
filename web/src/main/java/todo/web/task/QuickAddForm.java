package todo.web.task;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FaultCode;
import todo.http.Form;
import todo.web.page.Today;

/**
 * The input of the form that adds a task.
 *
 * @param text a task in one line, or several
 * @param key identifies the task across retries
 * @param typedAt what relative dates count from, because the text may have been sent later; null
 *     for now
 * @param without the API's names of the defaults of the view that the task does not get
 * @param isSeveral whether each line is a task
 * @param isPage whether the form was on a page of its own
 */
public record QuickAddForm(
        String text,
        String key,
        @Nullable Instant typedAt,
        View view,
        List<String> without,
        boolean isSeveral,
        boolean isPage) {

    /** In one request. */
    static final int MAX_LINES = 50;

    static QuickAddForm empty(View view) {
        return new QuickAddForm("", newKey(), null, view, List.of(), false, false);
    }

    QuickAddForm with(String line) {
        return new QuickAddForm(line, key, typedAt, view, without, isSeveral, isPage);
    }

    static QuickAddForm of(Form form) {
        return new QuickAddForm(
                form.get("text"),
                form.get("key").isEmpty() ? newKey() : form.get("key"),
                instant(form.get("typed_at")),
                View.of(form),
                List.of(form.get("without").split(",", -1)),
                form.get("several").equals("true"),
                form.get("form").equals("page"));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException invented) {
            return null;
        }
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * @return the text without line breaks; each character keeps its place
     */
    public String line() {
        return text.replaceAll("[\\r\\n]", " ");
    }

    /**
     * @return the tasks
     * @throws Failure.Invalid if there are too many
     */
    List<String> lines() {
        var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (!isSeveral || lines.size() < 2) {
            return List.of(line().strip());
        }
        if (lines.size() > MAX_LINES) {
            throw new Failure.Invalid(
                    "/text",
                    FaultCode.OUT_OF_RANGE,
                    "You can add at most %d tasks at once.".formatted(MAX_LINES));
        }
        return lines;
    }

    /**
     * @return the day on which the text was typed
     */
    Today day(Today today) {
        return typedAt == null ? today : today.at(typedAt);
    }

    /**
     * @return the API's fields that the line need not name
     */
    Map<String, Object> defaults(Today today) {
        var fields = view.defaults(today);
        fields.keySet().removeAll(without);
        return fields;
    }
}
