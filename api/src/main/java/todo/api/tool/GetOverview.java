package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.overview.OverviewStore;
import todo.api.query.Search;
import todo.api.task.Sort;
import todo.api.task.TaskFilter;
import todo.api.task.TaskPager;
import todo.json.Json;

/** Where a conversation begins: what is due, and which lists, tags and saved queries there are. */
record GetOverview(OverviewStore overviews, TaskPager pager, TaskWriter.Factory writers) {

    private static final Search DUE = Search.parse("is:open due<=today");

    Tool tool() {
        return new Tool(
                "get_overview",
                "Overview",
                "Today's date, counts, the tasks due by today (overdue ones too), lists, saved queries and tags. Call it first.",
                Tool.Effect.READS,
                Schemas.NOTHING,
                Schemas.TASKS,
                this::run);
    }

    private ToolResult run(Caller caller, ObjectNode arguments) {
        var overview = overviews.read(caller);
        var filter = TaskFilter.of(DUE, null, Sort.DUE_DATE, false, Schemas.MOST);
        var due = pager.list(UnverifiedCaller.of(caller), filter).page();
        var counts = overview.counts();
        var message =
                "Due by today: %d, of which %d are overdue."
                        .formatted(counts.today(), counts.overdue());
        var result = writers.of(caller).add(ToolResult.success(message), due.tasks());
        result.content()
                .put("due_by_today", counts.today())
                .put("overdue", counts.overdue())
                .put("inbox", counts.inbox());
        return result.with("lists", overview.lists().stream().map(ListLists::json).toList())
                .with(
                        "saved_queries",
                        overview.queries().stream()
                                .map(query ->
                                        Json.MAPPER
                                                .createObjectNode()
                                                .put("name", query.name())
                                                .put("query", query.q()))
                                .toList())
                .with(
                        "tags",
                        overview.tags().stream()
                                .map(tag ->
                                        Json.MAPPER
                                                .createObjectNode()
                                                .put("name", tag.name())
                                                .put("open", tag.open()))
                                .toList());
    }
}
