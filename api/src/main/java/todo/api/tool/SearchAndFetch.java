package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import todo.api.account.Caller;
import todo.api.query.Search;
import todo.api.task.Task;
import todo.api.task.TaskSearch;
import todo.json.Fields;
import todo.json.Json;

/**
 * The two tools that ChatGPT expects of every source of data.
 *
 * @see <a href="https://platform.openai.com/docs/mcp">Building MCP servers for ChatGPT</a>
 */
record SearchAndFetch(TaskSearch search, TaskReferences references, TaskWriter.Factory writers) {

    private static final int MOST = 20;

    Tool searching() {
        return new Tool(
                "search",
                "Search",
                "Searches tasks, the best match first.",
                Tool.Effect.READS,
                Schemas.object(
                        "\"query\"",
                        """
                        "query":{"type":"string","description":"As in find_tasks"}\
                        """),
                """
                {"type":"object","properties":{"results":{"type":"array","items":{"type":"object","properties":{\
                "id":{"type":"string"},"title":{"type":"string"},"url":{"type":"string"}}}}}}\
                """,
                this::search);
    }

    Tool fetching() {
        return new Tool(
                "fetch",
                "Fetch a task",
                "Returns the whole text of a result of search.",
                Tool.Effect.READS,
                Schemas.object(
                        "\"id\"",
                        """
                        "id":{"type":"string"}\
                        """),
                """
                {"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"},\
                "text":{"type":"string"},"url":{"type":"string"},"metadata":{"type":"object"}}}\
                """,
                this::fetch);
    }

    private ToolResult search(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var query = fields.required("query", fields.parsed("query", Search::typed));
        fields.check();
        var found = search.best(caller, Objects.requireNonNull(query), MOST);
        var results =
                found.stream().map(task -> entry(task, Json.MAPPER.createObjectNode())).toList();
        return ToolResult.success(found.size() + " results.").with("results", results);
    }

    private ToolResult fetch(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var id = fields.required("id", fields.text("id", 1, 1_000));
        fields.check();
        var task = references.task(caller, Objects.requireNonNull(id));
        var result = ToolResult.success("“%s”.".formatted(task.title()));
        entry(task, result.content());
        return result.with("text", task.description() == null ? task.title() : task.description())
                .with("metadata", writers.of(caller).brief(task));
    }

    private static ObjectNode entry(Task task, ObjectNode json) {
        return json.put("id", task.id().toString())
                .put("title", task.title())
                .put("url", "todo://tasks/" + task.id());
    }
}
