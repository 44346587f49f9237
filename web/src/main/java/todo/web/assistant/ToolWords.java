package todo.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import todo.web.page.Today;
import todo.web.task.View;
import todo.web.text.Texts;

/** Says in the reader's language what a tool does. */
final class ToolWords {

    /** How many tasks a line unfolds to. */
    private static final int MAX_ITEMS = 50;

    private final Today today;
    private final Texts texts;

    ToolWords(Today today) {
        this.today = today;
        this.texts = today.language().texts();
    }

    String running(String tool) {
        return texts.toolRunning(name(tool));
    }

    /** What a person has decided is said in their language; any other reason is the API's. */
    String failed(String tool, JsonNode part) {
        var output = part.path("output");
        return switch (output.path("error").asText()) {
            case "REFUSED" -> texts.toolRefused(name(tool));
            case "APPROVAL_EXPIRED" -> texts.toolExpired(name(tool));
            case "INTERRUPTED" -> texts.toolInterrupted(name(tool));
            default -> {
                var reason = part.path("errorText").asText(output.path("message").asText());
                yield texts.toolFailed(name(tool), reason);
            }
        };
    }

    private String name(String tool) {
        return switch (tool) {
            case "find_tasks", "search" -> texts.toolFind();
            case "get_task", "fetch" -> texts.toolShow();
            case "add_tasks" -> texts.toolAdd();
            case "update_tasks" -> texts.toolUpdate();
            case "reschedule_tasks" -> texts.toolReschedule();
            case "complete_tasks" -> texts.toolComplete();
            case "reopen_tasks" -> texts.toolReopen();
            case "delete_tasks" -> texts.toolDelete();
            case "undo" -> texts.toolUndo();
            case "get_overview" -> texts.toolOverview();
            case "list_lists" -> texts.toolLists();
            case "save_list" -> texts.toolSaveList();
            // A newer API may know more tools than this version, and a model may invent some.
            default -> texts.toolOther();
        };
    }

    String done(String tool, JsonNode input, JsonNode output) {
        var what = what(output);
        var sentence =
                switch (tool) {
                    case "find_tasks", "search" -> found(input.path("query").asText(""), what);
                    case "get_task", "fetch" -> texts.didLook(what);
                    case "add_tasks" -> texts.didAdd(what);
                    case "update_tasks" -> texts.didUpdate(what);
                    case "reschedule_tasks" -> texts.didReschedule(what);
                    case "complete_tasks" -> texts.didComplete(what);
                    case "reopen_tasks" -> texts.didReopen(what);
                    case "delete_tasks" -> texts.didDelete(what);
                    case "undo" -> texts.wasUndone();
                    case "get_overview" -> texts.didOverview();
                    case "list_lists" -> texts.didLists();
                    case "save_list" ->
                            texts.didSaveList(
                                    texts.quoted(output.path("list").path("name").asText()));
                    default -> texts.toolOther();
                };
        var failures = output.path("failures").size();
        return failures == 0 ? sentence : sentence + " · " + texts.toolFailures(failures);
    }

    private String found(String query, String what) {
        return query.isBlank() ? texts.didLook(what) : texts.didFind(texts.quoted(query), what);
    }

    /**
     * @return for example: “Buy milk”, or 3 tasks
     */
    private String what(JsonNode output) {
        var tasks = tasks(output);
        return tasks.size() == 1
                ? texts.quoted(tasks.getFirst().path("title").asText())
                : texts.countOfTasks(tasks.size());
    }

    private static List<JsonNode> tasks(JsonNode output) {
        if (output.path("task").isObject()) {
            return List.of(output.path("task"));
        }
        if (output.path("title").isTextual()) {
            return List.of(output); // of fetch
        }
        return output.path(output.has("results") ? "results" : "tasks").valueStream().toList();
    }

    List<Part.Item> items(String tool, JsonNode output) {
        if (tool.equals("list_lists")) {
            return output.path("lists")
                    .valueStream()
                    .limit(MAX_ITEMS)
                    .map(ToolWords::list)
                    .toList();
        }
        var isDeleted = tool.equals("delete_tasks");
        return tasks(output).stream().limit(MAX_ITEMS).map(task -> task(task, isDeleted)).toList();
    }

    private static Part.Item list(JsonNode list) {
        var path = new View(View.Kind.LIST, list.path("id").asText()).path();
        return new Part.Item(list.path("name").asText(), path, false, "");
    }

    private Part.Item task(JsonNode task, boolean isDeleted) {
        return new Part.Item(
                task.path("title").asText(),
                isDeleted ? null : "/tasks/" + task.path("id").asText(),
                true,
                due(task.path("due_date").asText("")));
    }

    /**
     * @param due a local date, perhaps with a time: {@code 2026-11-30T09:00}
     */
    private String due(String due) {
        try {
            if (due.length() < 10) {
                return "";
            }
            var day = today.label(LocalDate.parse(due.substring(0, 10)));
            return due.length() == 10 ? day : texts.dayAndTime(day, due.substring(11));
        } catch (DateTimeException unreadable) {
            return "";
        }
    }
}
