package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.api.account.Caller;
import todo.api.change.ExpectedVersion;
import todo.api.list.ListJson;
import todo.api.list.Lists;
import todo.json.Fields;

/** Adds a list, or changes one. */
record SaveList(Lists lists, TaskReferences references) {

    private static final String INPUT =
            Schemas.object(
                    "",
                    """
                    "list":{"type":"string","description":"Name or id of the list to change; absent adds one"},\
                    "name":{"type":"string"},\
                    "color":{"type":"string","description":"A name or #rrggbb; remove clears it"},\
                    "archived":{"type":"boolean"}\
                    """);

    Tool tool() {
        return new Tool(
                "save_list",
                "Save a list",
                "Adds a list, or renames, colours or archives one.",
                Tool.Effect.OVERWRITES,
                INPUT,
                Schemas.RESULT,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        if (arguments.path("color").asText().equals("remove")) {
            arguments.putNull("color");
        }
        var fields = new Fields(arguments);
        var id = references.list(caller, fields.text("list", 1, 200));
        var saved =
                id == null
                        ? lists.add(caller, ListJson.whole(fields))
                        : lists.change(caller, id, ExpectedVersion.ANY, ListJson.patch(fields));
        var message = (id == null ? "Added the list “%s”." : "Changed the list “%s”.");
        return ToolResult.success(message.formatted(saved.value().name()))
                .with("list", ListLists.json(saved.value()))
                .done(saved.operationId());
    }
}
