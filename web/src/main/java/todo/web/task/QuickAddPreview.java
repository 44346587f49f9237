package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.account.Visit;
import todo.web.page.Today;
import todo.web.recurrence.RecurrenceWords;
import todo.web.text.Texts;

/** Reads how a line that is being typed is understood. Used once, by one thread. */
public final class QuickAddPreview {

    private final Task task;
    private final List<JsonNode> understood;
    private final Map<String, ?> defaults;
    private final Today today;
    private final Texts texts;
    private final List<Chip> chips = new ArrayList<>();

    /**
     * A property of the task.
     *
     * @param parts where its words are in the line, for example: 14-22 23-26; empty if the view
     *     gives the property
     * @param words as typed
     * @param field the API's name of the default; empty if the line names the property
     */
    public record Chip(String icon, String label, String parts, String words, String field) {

        public boolean isDefault() {
            return !field.isEmpty();
        }
    }

    private QuickAddPreview(JsonNode json, Map<String, ?> defaults, Today today) {
        this.task = Task.of(json.path("task"));
        this.understood = json.path("understood").valueStream().toList();
        this.defaults = defaults;
        this.today = today;
        this.texts = today.language().texts();
    }

    /**
     * @return empty for a line that cannot be added
     * @throws Failure.Unavailable if the API is
     */
    static List<Chip> load(Visit visit, QuickAddForm input) {
        var today = visit.today();
        var defaults = input.defaults(today);
        var id = defaults.get("list_id");
        var list =
                id == null
                        ? null
                        : visit.send(visit.call("GET", "/api/lists/" + Form.encode(id.toString())));
        try {
            var json = new TaskClient(visit).preview(input.line(), defaults);
            var name = list == null ? null : list.await().path("name").asText();
            return new QuickAddPreview(json.get(), defaults, today).chips(name);
        } catch (Failure.Invalid | Failure.NotFound notAddable) {
            return List.of();
        }
    }

    /**
     * @param list the name of the default list; null for none
     */
    private List<Chip> chips(@Nullable String list) {
        addDue();
        words("priority")
                .forEach(match -> add("bars", Priority.of(value(match)).label(texts), match));
        words("tag").forEach(match -> add("hash", value(match), match));
        words("list").forEach(match -> add("inbox", value(match), match));
        words("new_list").forEach(match -> add("plus", texts.newList(value(match)), match));
        words("reminder")
                .forEach(match -> add("alarm", DueFields.label(value(match), texts), match));
        addDefaults(list);
        return chips;
    }

    private void addDue() {
        var due = words("date", "time");
        var series = words("recurrence");
        var date = task.due() == null ? "" : DueLabel.of(task, task.due(), today).text();
        if (!due.isEmpty()) {
            add("date", date, due);
        }
        if (task.recurrence() != null && !series.isEmpty()) {
            var repeat = RecurrenceWords.of(task.recurrence(), task.recurrenceOrigin(), today);
            add("repeat", due.isEmpty() ? texts.dateAndRepeat(date, repeat) : repeat, series);
        }
        if (due.isEmpty() && series.isEmpty() && task.due() != null) {
            addDefault("date", date, "due_date");
        }
    }

    private void addDefaults(@Nullable String list) {
        if (defaults.get("tags") instanceof List<?> tags) {
            tags.forEach(tag -> addDefault("hash", String.valueOf(tag), "tags"));
        }
        if (list != null && words("list", "new_list").isEmpty()) {
            addDefault("inbox", list, "list_id");
        }
    }

    private List<JsonNode> words(String... kinds) {
        var wanted = List.of(kinds);
        return understood.stream()
                .filter(match -> wanted.contains(match.path("kind").asText()))
                .toList();
    }

    private static String value(JsonNode match) {
        return match.path("value").asText();
    }

    private void add(String icon, String label, JsonNode match) {
        add(icon, label, List.of(match));
    }

    private void add(String icon, String label, List<JsonNode> matches) {
        var parts =
                matches.stream()
                        .map(match -> match.path("start").asInt() + "-" + match.path("end").asInt())
                        .collect(Collectors.joining(" "));
        var words =
                matches.stream()
                        .map(match -> match.path("text").asText())
                        .collect(Collectors.joining(" "));
        chips.add(new Chip(icon, label, parts, words, ""));
    }

    private void addDefault(String icon, String label, String field) {
        chips.add(new Chip(icon, label, "", "", field));
    }
}
