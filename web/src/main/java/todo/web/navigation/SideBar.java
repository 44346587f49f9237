package todo.web.navigation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import todo.failure.Failure;
import todo.web.account.Visit;
import todo.web.api.ApiClient;

/**
 * The lists, tags and saved searches of a user, and how many open tasks wait in each.
 *
 * @param inbox open tasks in no list
 * @param today open tasks that are due by the end of today
 * @param overdue those of {@code today} that are overdue
 * @param lists in the user's order, without archived ones
 * @param saved in the user's order
 * @param tags that have open tasks, by name
 * @param unread notifications
 */
public record SideBar(
        long inbox,
        long today,
        long overdue,
        List<ListItem> lists,
        List<SavedSearch> saved,
        List<String> tags,
        int unread) {

    private static final int MAX_TAGS = 30;

    /** Shown while the API is unavailable. */
    public static final SideBar EMPTY = new SideBar(0, 0, 0, List.of(), List.of(), List.of(), 0);

    /**
     * A list.
     *
     * @param color a class of the style sheet
     * @param percent of its tasks that are completed
     */
    public record ListItem(String id, String name, String color, long open, int percent) {

        static ListItem of(JsonNode json) {
            var open = json.path("open").asLong();
            var total = json.path("total").asLong();
            return new ListItem(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    ListColor.style(json.path("color").asText("")),
                    open,
                    total == 0 ? 0 : (int) (100 * (total - open) / total));
        }
    }

    /**
     * A saved query.
     *
     * @param sort the API's parameter
     * @param order the API's parameter
     */
    public record SavedSearch(String id, String name, String query, String sort, String order) {

        static SavedSearch of(JsonNode json) {
            return new SavedSearch(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    json.path("q").asText(),
                    json.path("sort").asText(),
                    json.path("order").asText());
        }
    }

    /**
     * @throws Failure the API's
     */
    public static SideBar load(Visit visit) {
        var inbox = send(visit, "/api/tasks?limit=1&list_id=none&q=is:open");
        var today = send(visit, "/api/tasks?limit=1&q=is:open+due%3C%3Dtoday");
        var overdue = send(visit, "/api/tasks?limit=1&q=is:overdue");
        var lists = send(visit, "/api/lists");
        var saved = send(visit, "/api/queries");
        var tags = send(visit, "/api/tags");
        var notifications = send(visit, "/api/notifications?limit=1");
        return new SideBar(
                total(inbox),
                total(today),
                total(overdue),
                lists.await()
                        .path("lists")
                        .valueStream()
                        .filter(list -> !list.path("archived").asBoolean())
                        .map(ListItem::of)
                        .toList(),
                saved.await().path("queries").valueStream().map(SavedSearch::of).toList(),
                tags.await()
                        .path("tags")
                        .valueStream()
                        .filter(tag -> tag.path("open").asLong() > 0)
                        .limit(MAX_TAGS)
                        .map(tag -> tag.path("name").asText())
                        .toList(),
                notifications.await().path("unread_count").asInt());
    }

    private static ApiClient.Pending send(Visit visit, String path) {
        return visit.send(visit.call("GET", path));
    }

    private static long total(ApiClient.Pending tasks) {
        return tasks.await().path("total").asLong();
    }

    /**
     * @throws Failure.NotFound if the user has no such saved search
     */
    public SavedSearch saved(String id) {
        return saved.stream()
                .filter(search -> search.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("This saved search does not exist."));
    }

    /**
     * @throws Failure.NotFound if the user has no such list, or it is archived
     */
    public ListItem list(String id) {
        return lists.stream()
                .filter(list -> list.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("This list does not exist."));
    }
}
