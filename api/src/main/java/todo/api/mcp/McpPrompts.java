package todo.api.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.json.Json;

/** Questions that people often ask, for clients that offer them in a menu. */
final class McpPrompts {

    /** The parameter of {@link #BREAK_DOWN}. */
    static final String TASK = "task";

    static final String BREAK_DOWN = "break_down";

    private McpPrompts() {}

    static ObjectNode list() {
        var result = Json.MAPPER.createObjectNode();
        var prompts = result.putArray("prompts");
        prompts.add(prompt("plan_my_day", "Plan my day", "What to do today, and in which order"));
        prompts.add(prompt("weekly_review", "Weekly review", "What was done, and what is stuck"));
        var breakDown = prompt(BREAK_DOWN, "Break a task down", "Proposes subtasks");
        breakDown
                .putArray("arguments")
                .addObject()
                .put("name", TASK)
                .put("description", "Title or id of the task")
                .put("required", true);
        prompts.add(breakDown);
        return result;
    }

    private static ObjectNode prompt(String name, String title, String description) {
        return Json.MAPPER
                .createObjectNode()
                .put("name", name)
                .put("title", title)
                .put("description", description);
    }

    /**
     * @throws RpcError if there is no such prompt, or an argument is missing
     */
    static ObjectNode get(RpcMessage message) {
        return switch (message.text("name")) {
            case "plan_my_day" ->
                    said(
                            """
                            Plan my day. Call get_overview. Propose an order for what is due today or overdue, and which tasks to move to \
                            another day. Change nothing before I have agreed.\
                            """);
            case "weekly_review" ->
                    said(
                            """
                            Do a weekly review with me. Find what I completed in the last seven days (is:done, sorted by completed_at), what \
                            is overdue, and open tasks without a date that are older than a month (no:due created<-30d is:open). Sum up, then \
                            ask me about each doubtful task. Change nothing before I have agreed.\
                            """);
            case BREAK_DOWN -> {
                var task = message.params().path("arguments").path(TASK);
                if (!task.isTextual() || task.textValue().isBlank()) {
                    throw RpcError.invalidParams("The prompt break_down needs the argument task.");
                }
                yield said(
                        """
                        Break this task down into three to seven subtasks, each a next step that can be done in one go. Read it with \
                        get_task first, show me the subtasks, and add them with add_tasks (parent) when I have agreed. The task: %s\
                        """
                                .formatted(task.textValue()));
            }
            default -> throw RpcError.invalidParams("There is no such prompt.");
        };
    }

    private static ObjectNode said(String text) {
        var result = Json.MAPPER.createObjectNode();
        result.putArray("messages")
                .addObject()
                .put("role", "user")
                .putObject("content")
                .put("type", "text")
                .put("text", text.strip());
        return result;
    }
}
