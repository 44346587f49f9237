package todo.api.tool;

/** A tool cannot do its work, in a way that no operation knows. */
final class ToolError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ToolResult result;

    ToolError(ToolResult result) {
        super("", null, false, false);
        this.result = result;
    }

    ToolResult result() {
        return result;
    }
}
