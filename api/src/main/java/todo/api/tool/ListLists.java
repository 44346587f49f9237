package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.api.account.Caller;
import todo.api.list.CountedList;
import todo.api.list.Lists;
import todo.api.list.TaskList;
import todo.json.Json;

/** Shows the lists. */
record ListLists(Lists lists) {

    Tool tool() {
        return new Tool(
                "list_lists",
                "Show lists",
                "Shows all lists with the number of their open tasks.",
                Tool.Effect.READS,
                Schemas.NOTHING,
                Schemas.RESULT,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        var all = lists.all(caller);
        return ToolResult.success(all.size() == 1 ? "1 list." : all.size() + " lists.")
                .with("lists", all.stream().map(ListLists::json).toList());
    }

    static ObjectNode json(CountedList counted) {
        return json(counted.list()).put("open", counted.open()).put("total", counted.total());
    }

    static ObjectNode json(TaskList list) {
        var json =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", list.id().toString())
                        .put("name", list.name());
        if (list.color() != null) {
            json.put("color", list.color());
        }
        return list.archived() ? json.put("archived", true) : json;
    }
}
