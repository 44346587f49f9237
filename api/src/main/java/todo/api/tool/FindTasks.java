package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.task.TaskFilterJson;
import todo.api.task.TaskPager;
import todo.json.Fields;

/** Lists tasks by a query, a page at a time. */
record FindTasks(TaskPager pager, TaskReferences references, TaskWriter.Factory writers) {

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
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        var fields = new Fields(arguments);
        var list = references.list(caller, fields.text("list", 1, 200));
        var filter = TaskFilterJson.read(fields, list, MOST);
        var page = pager.list(UnverifiedCaller.of(caller), filter);
        var message =
                page.total() == 1
                        ? "1 task matches."
                        : page.total() + " tasks match; " + page.tasks().size() + " are shown.";
        var result = writers.of(caller).add(ToolResult.success(message), page.tasks());
        result.content().put("total", page.total());
        return page.next() == null ? result : result.with("next_cursor", page.next());
    }
}
