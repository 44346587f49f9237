package todo.api;

import todo.api.account.Auth;
import todo.api.change.Undo;
import todo.api.event.ChangeRoutes;
import todo.api.event.EventRoutes;
import todo.api.feed.FeedRoutes;
import todo.api.idempotency.IdempotentRoutes;
import todo.api.list.ListRoutes;
import todo.api.list.Lists;
import todo.api.notification.NotificationRoutes;
import todo.api.notification.NotificationStore;
import todo.api.overview.OverviewRoutes;
import todo.api.overview.OverviewStore;
import todo.api.quickadd.QuickAdd;
import todo.api.quickadd.QuickAddRoutes;
import todo.api.savedquery.SavedQueries;
import todo.api.savedquery.SavedQueryRoutes;
import todo.api.tag.TagRoutes;
import todo.api.tag.TagStore;
import todo.api.task.Bulk;
import todo.api.task.BulkRoutes;
import todo.api.task.Hierarchy;
import todo.api.task.TaskListRoutes;
import todo.api.task.TaskPager;
import todo.api.task.TaskRoutes;
import todo.api.task.TaskSearch;
import todo.api.task.TaskStore;
import todo.api.task.Tasks;
import todo.api.tool.Confirmations;
import todo.api.tool.ToolCatalog;
import todo.api.tool.Tools;
import todo.api.transfer.TransferRoutes;
import todo.http.Routes;

/** Tasks and lists, and everything that shows or changes them: the operations of REST and tools. */
final class TaskFeatures {

    private final Core core;
    private final Lists lists;
    private final SavedQueries queries;
    private final TaskStore store;
    private final Tasks tasks;
    private final TaskPager pager;
    private final TaskSearch search;
    private final Bulk bulk;
    private final QuickAdd quickAdd;
    private final Undo undo;
    private final OverviewStore overviews;

    TaskFeatures(Core core) {
        var database = core.database();
        var operations = core.operations();
        var clock = core.clock();
        this.core = core;
        this.lists = new Lists(database, operations, core.ids(), clock);
        this.queries = new SavedQueries(database, operations, core.ids(), clock);
        this.store = new TaskStore(database, operations);
        this.tasks = new Tasks(store, operations, core.ids(), clock);
        this.pager = new TaskPager(database, clock);
        this.search = new TaskSearch(database, clock);
        this.bulk = new Bulk(tasks, store, operations, clock);
        this.quickAdd = new QuickAdd(tasks, lists, operations, clock);
        this.undo = new Undo(operations, Hierarchy.DEEPEST);
        this.overviews = new OverviewStore(database, clock);
    }

    void add(Routes routes, Auth auth, IdempotentRoutes keys) {
        var database = core.database();
        var operations = core.operations();
        var clock = core.clock();
        var ids = core.ids();
        new ListRoutes(lists, auth, keys).add(routes);
        new TagRoutes(new TagStore(database, operations, clock), auth).add(routes);
        new TaskListRoutes(pager, search, auth).add(routes);
        new TaskRoutes(tasks, auth, keys).add(routes);
        new BulkRoutes(bulk, auth, keys).add(routes);
        new QuickAddRoutes(quickAdd).add(routes, auth, keys);
        new NotificationRoutes(new NotificationStore(database, clock), auth).add(routes);
        new ChangeRoutes(core.events(), undo, auth, keys).add(routes);
        new EventRoutes(core.events(), auth).add(routes);
        new SavedQueryRoutes(queries, auth, keys).add(routes);
        new FeedRoutes(database, auth, keys, ids, clock).add(routes);
        new OverviewRoutes(overviews, auth, core.config().chat()).add(routes);
        new TransferRoutes(database, operations, store, queries, auth, ids, clock).add(routes);
    }

    Tools tools(Confirmations confirmations) {
        return ToolCatalog.create(
                tasks,
                store,
                pager,
                search,
                bulk,
                quickAdd,
                lists,
                overviews,
                core.operations(),
                undo,
                confirmations,
                core.clock(),
                core.metrics().registry());
    }

    Lists lists() {
        return lists;
    }

    SavedQueries queries() {
        return queries;
    }
}
