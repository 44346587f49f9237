package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.task.TaskFilterJson;
import todo.api.task.TaskPager;
import todo.json.Fields;

/** Lists tasks by a query, a page at a time. */
record FindTasks(TaskPager pager, TaskReferences references, TaskWriter.Factory writers)
        implements Tool.Action {

    private static final int MOST = 50;

    private static final String INPUT =
            Schemas.object(
                    "",
                    """
                    "query":{"type":"string","description":"All parts have to match: words, \\"a phrase\\", #tag, list:Name, !high, is:open|done|overdue|recurring, due:today, due<=friday (overdue ones too), due>=2026-12-01, no:due, created>-7d; - negates; or; ( ). Default: every task, completed ones too"},\
                    "list":{"type":"string","description":"Name or id"},\
                    "sort":{"type":"string","enum":["due_date","priority","title","created_at","updated_at","completed_at","position"]},\
                    "descending":{"type":"boolean"},\
                    "limit":{"type":"integer","minimum":1,"maximum":50},\
                    "cursor":{"type":"string","description":"next_cursor of the page before"}\
                    """);

    Tool tool() {
        return new Tool(
                "find_tasks",
                "Find tasks",
                "Finds tasks by a query, by due date unless sort says otherwise.",
                Tool.Effect.READS,
                INPUT,
                Schemas.TASKS,
                this);
    }

    @Override
    public ToolResult run(Caller caller, ObjectNode arguments) {
        return run(UnverifiedCaller.of(caller), arguments);
    }

    @Override
    public ToolResult run(UnverifiedCaller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var list = fields.text("list", 1, 200);
        if (list == null) {
            return find(caller, fields, null);
        }
        var verified = caller.caller();
        return find(UnverifiedCaller.of(verified), fields, references.list(verified, list));
    }

    /**
     * @param list null for the tasks of all lists
     */
    private ToolResult find(UnverifiedCaller caller, Fields fields, @Nullable UUID list) {
        var filter = TaskFilterJson.read(fields, list, MOST);
        var found = pager.list(caller, filter);
        var page = found.page();
        var message =
                page.total() == 1
                        ? "1 task matches."
                        : page.total() + " tasks match; " + page.tasks().size() + " are shown.";
        var result =
                writers.of(caller.owner(), found).add(ToolResult.success(message), page.tasks());
        result.content().put("total", page.total());
        return page.next() == null ? result : result.with("next_cursor", page.next());
    }
}
