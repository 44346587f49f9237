package todo.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import todo.api.account.Caller;
import todo.api.list.Lists;
import todo.api.savedquery.SavedQueries;
import todo.api.tool.Tools;
import todo.json.Json;

/** Completes the arguments of prompts and resource templates while somebody types. */
public final class McpCompletions {

    private static final int MOST = 20;

    private final Tools tools;
    private final Lists lists;
    private final SavedQueries queries;

    public McpCompletions(Tools tools, Lists lists, SavedQueries queries) {
        this.tools = tools;
        this.lists = lists;
        this.queries = queries;
    }

    /**
     * @throws RpcError if the parameters name nothing that can be completed
     */
    ObjectNode complete(Caller caller, ObjectNode params) {
        var reference = params.path("ref");
        var typed = params.path("argument").path("value");
        if (!reference.isObject() || !typed.isTextual()) {
            throw RpcError.invalidParams("A completion needs ref and argument.");
        }
        var found = values(caller, reference, typed.textValue());
        var completion = Json.MAPPER.createObjectNode();
        var json = completion.putObject("completion");
        found.stream().limit(MOST).forEach(json.putArray("values")::add);
        json.put("total", found.size()).put("hasMore", found.size() > MOST);
        return completion;
    }

    private List<String> values(Caller caller, JsonNode reference, String typed) {
        if (reference.path("name").asText().equals(McpPrompts.BREAK_DOWN)) {
            return titles(caller, typed);
        }
        var uri = reference.path("uri").asText();
        if (uri.startsWith(McpResources.LIST)) {
            return lists.all(caller).stream()
                    .flatMap(list -> id(list.list().id().toString(), list.list().name(), typed))
                    .toList();
        }
        return uri.startsWith(McpResources.QUERY)
                ? queries.all(caller.owner()).stream()
                        .flatMap(query -> id(query.id().toString(), query.name(), typed))
                        .toList()
                : List.of();
    }

    private List<String> titles(Caller caller, String typed) {
        var arguments = Json.MAPPER.createObjectNode().put("query", typed);
        var found = tools.call(caller, tools.find("search").orElseThrow(), arguments);
        return found.content().path("results").findValuesAsText("title");
    }

    /** People know names, and programs ids. */
    private static Stream<String> id(String id, String name, String typed) {
        var begin = typed.toLowerCase(Locale.ROOT);
        return id.startsWith(begin) || name.toLowerCase(Locale.ROOT).startsWith(begin)
                ? Stream.of(id)
                : Stream.of();
    }
}
