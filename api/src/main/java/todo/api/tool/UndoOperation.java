package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.api.change.Undo;
import todo.json.Fields;

/** Undoes an operation. */
record UndoOperation(Undo undo) {

    private static final String INPUT =
            Schemas.object(
                    "",
                    """
                    "operation_id":{"type":"string","description":"From the result of a change; default: the last change"}\
                    """);

    Tool tool() {
        return new Tool(
                "undo",
                "Undo",
                "Undoes a change, also a deletion or an undo.",
                Tool.Effect.REVERTS,
                INPUT,
                Schemas.RESULT,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var operation = fields.parsed("operation_id", Ids::require);
        fields.check();
        var undone = undo.undo(caller, operation);
        var result =
                ToolResult.success("Undone: %d changes.".formatted(undone.value().changed()))
                        .with("undoes", undone.value().undoes().toString());
        return result.done(undone.operationId());
    }
}
