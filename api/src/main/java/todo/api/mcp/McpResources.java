package todo.api.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.list.CountedList;
import todo.api.list.Lists;
import todo.api.savedquery.SavedQueries;
import todo.api.tool.ToolResult;
import todo.api.tool.Tools;
import todo.json.Json;

/** Lists, saved queries and tasks as resources; their contents are those of the tools. */
public final class McpResources {

    static final String LIST = "todo://lists/";
    static final String QUERY = "todo://queries/";
    private static final String TASK = "todo://tasks/";

    private static final Pattern URI = Pattern.compile("(todo://[a-z]+/)([0-9a-fA-F-]{36})");

    private final Tools tools;
    private final Lists lists;
    private final SavedQueries queries;

    public McpResources(Tools tools, Lists lists, SavedQueries queries) {
        this.tools = tools;
        this.lists = lists;
        this.queries = queries;
    }

    ObjectNode list(Caller caller) {
        var result = Json.MAPPER.createObjectNode();
        var resources = result.putArray("resources");
        lists.all(caller).stream()
                .map(CountedList::list)
                .filter(list -> !list.archived())
                .forEach(list ->
                        resources.add(resource("uri", LIST + list.id(), list.name(), "A list")));
        queries.all(caller.owner())
                .forEach(query ->
                        resources.add(
                                resource(
                                        "uri", QUERY + query.id(), query.name(), "A saved query")));
        return result;
    }

    ObjectNode templates() {
        var result = Json.MAPPER.createObjectNode();
        result.putArray("resourceTemplates")
                .add(resource("uriTemplate", TASK + "{id}", "task", "A task with its subtasks"))
                .add(resource("uriTemplate", LIST + "{id}", "list", "The open tasks of a list"))
                .add(
                        resource(
                                "uriTemplate",
                                QUERY + "{id}",
                                "saved query",
                                "The tasks that a saved query finds"));
        return result;
    }

    private static ObjectNode resource(String member, String uri, String name, String text) {
        return Json.MAPPER
                .createObjectNode()
                .put(member, uri)
                .put("name", name)
                .put("description", text)
                .put("mimeType", "application/json");
    }

    /**
     * @throws RpcError if there is no such resource
     */
    ObjectNode read(Caller caller, Era era, String uri) {
        var parts = URI.matcher(uri);
        var id = parts.matches() ? Ids.parse(parts.group(2)) : null;
        var found = id == null ? null : content(caller, parts.group(1), id);
        if (found == null || found.isError()) {
            throw new RpcError(
                    200,
                    era == Era.STATELESS ? RpcError.INVALID_PARAMS : RpcError.RESOURCE_NOT_FOUND,
                    "There is no such resource.",
                    Json.MAPPER.createObjectNode().put("uri", uri));
        }
        var result = Json.MAPPER.createObjectNode();
        result.putArray("contents")
                .addObject()
                .put("uri", uri)
                .put("mimeType", "application/json")
                .put("text", Json.text(found.content()));
        return result;
    }

    private @Nullable ToolResult content(Caller caller, String kind, UUID id) {
        var arguments = Json.MAPPER.createObjectNode();
        return switch (kind) {
            case TASK -> call(caller, "get_task", arguments.put("task", id.toString()));
            case LIST ->
                    call(
                            caller,
                            "find_tasks",
                            arguments.put("list", id.toString()).put("query", "is:open"));
            case QUERY ->
                    queries.get(caller.owner(), id)
                            .map(query ->
                                    call(caller, "find_tasks", arguments.put("query", query.q())))
                            .orElse(null);
            default -> null;
        };
    }

    private ToolResult call(Caller caller, String name, ObjectNode arguments) {
        return tools.call(caller, tools.find(name).orElseThrow(), arguments);
    }
}
