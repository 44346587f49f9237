package todo.api.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.account.UnverifiedCaller;
import todo.api.query.Search;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code GET /api/tasks} and {@code GET /api/tasks/search}. */
public final class TaskListRoutes {

    private final TaskPager pager;
    private final TaskSearch search;
    private final Auth auth;

    public TaskListRoutes(TaskPager pager, TaskSearch search, Auth auth) {
        this.pager = pager;
        this.search = search;
        this.auth = auth;
    }

    public void add(Routes routes) {
        routes.get("/api/tasks", auth.verifiedBySql(this::list))
                .get("/api/tasks/search", auth.required(this::search));
    }

    /**
     * @param nextCursor null on the last page
     */
    private record ListedTasks(List<Task> tasks, long total, @Nullable String nextCursor) {

        static Response answer(TaskPager.TaskPage page) {
            return Response.json(200, new ListedTasks(page.tasks(), page.total(), page.next()));
        }
    }

    private Response list(Request request, UnverifiedCaller caller) {
        var parameters = new Parameters(request);
        var after = parameters.get("cursor", Cursor::decode);
        return ListedTasks.answer(pager.list(caller, filter(parameters, after)).page());
    }

    private Response search(Request request, Caller caller) {
        var parameters = new Parameters(request);
        var after = parameters.get("cursor", TaskSearch.Place::decode);
        return ListedTasks.answer(search.search(caller, filter(parameters, null), after));
    }

    private static TaskFilter filter(Parameters parameters, @Nullable Cursor after) {
        var oldName = parameters.get("status_filter", Status::parse);
        var status = parameters.get("status", Status::parse);
        var priority = parameters.get("priority", Priority::parse);
        var tags = parameters.get("tags", TaskListRoutes::tags);
        var dueFrom = parameters.get("due_date_from", text -> TaskFilter.Due.parse(">=", text));
        var dueTo = parameters.get("due_date_to", text -> TaskFilter.Due.parse("<=", text));
        var list = parameters.get("list_id", TaskFilter.Belonging::parse);
        var parent = parameters.get("parent_id", TaskFilter.Belonging::parse);
        var search = parameters.get("q", Search::typed);
        var sort = parameters.get("sort", Sort::parse);
        var descending = parameters.get("order", TaskListRoutes::descending);
        if (after != null) {
            parameters.get("cursor", text -> after.in(sort, descending));
        }
        var limit = parameters.integer("limit", 1, TaskFilter.MOST, TaskFilter.MOST);
        parameters.check();
        return new TaskFilter(
                status == null ? oldName : status,
                priority,
                tags == null ? List.of() : tags,
                dueFrom,
                dueTo,
                list,
                parent,
                search,
                after != null ? after.sort() : sort == null ? Sort.CREATED_AT : sort,
                after != null ? after.descending() : descending == null || descending,
                limit,
                after);
    }

    private static List<String> tags(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static boolean descending(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw new IllegalArgumentException("This has to be one of asc, desc.");
        };
    }
}
