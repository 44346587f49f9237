package todo.api.tool;

import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.util.List;
import todo.api.change.Operations;
import todo.api.change.Undo;
import todo.api.list.Lists;
import todo.api.overview.OverviewStore;
import todo.api.quickadd.QuickAdd;
import todo.api.task.Bulk;
import todo.api.task.TaskPager;
import todo.api.task.TaskSearch;
import todo.api.task.TaskSteps;
import todo.api.task.TaskStore;
import todo.api.task.Tasks;

/** Puts the tools together, in the order in which clients show them. */
public final class ToolCatalog {

    private ToolCatalog() {}

    /**
     * @param registry receives the metrics
     */
    public static Tools create(
            Tasks tasks,
            TaskStore store,
            TaskPager pager,
            TaskSearch search,
            Bulk bulk,
            QuickAdd quickAdd,
            Lists lists,
            OverviewStore overviews,
            Operations operations,
            Undo undo,
            Confirmations confirmations,
            Clock clock,
            CollectorRegistry registry) {
        var writers = new TaskWriter.Factory(lists, clock);
        var references = new TaskReferences(tasks, store, lists, writers);
        var arguments = new TaskArguments(references);
        var steps = new TaskSteps(tasks, store);
        var completion = new CompleteTasks(steps, operations, references, writers);
        var source = new SearchAndFetch(search, references, writers);
        return new Tools(
                List.of(
                        new GetOverview(overviews, pager, writers).tool(),
                        new FindTasks(pager, references, writers).tool(),
                        new GetTask(references, pager, writers).tool(),
                        new AddTasks(steps, quickAdd, operations, arguments, writers).tool(),
                        new UpdateTasks(steps, operations, references, arguments, writers).tool(),
                        new RescheduleTasks(steps, operations, references, writers).tool(),
                        completion.completing(),
                        completion.reopening(),
                        new DeleteTasks(bulk, references, confirmations, writers).tool(),
                        new UndoOperation(undo).tool(),
                        new ListLists(lists).tool(),
                        new SaveList(lists, references).tool(),
                        source.searching(),
                        source.fetching()),
                registry);
    }
}
