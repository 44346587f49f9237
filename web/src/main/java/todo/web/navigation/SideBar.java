package todo.web.navigation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import todo.failure.Failure;
import todo.web.account.Visit;

/**
 * The lists, tags and saved searches of a user, and how many open tasks wait in each.
 *
 * @param inbox open tasks in no list
 * @param today open tasks that are due by the end of today
 * @param overdue those of {@code today} that were due before today
 * @param lists in the user's order, without archived ones
 * @param archived lists that are not shown beside the views, in the user's order
 * @param saved in the user's order
 * @param tags those of the most open tasks, by name
 * @param unread notifications
 * @param assistant whether the operator offers the assistant
 * @param lastEvent id of the last live event that is in it; 0 for none
 */
public record SideBar(
        long inbox,
        long today,
        long overdue,
        List<ListItem> lists,
        List<ListItem> archived,
        List<SavedSearch> saved,
        List<String> tags,
        int unread,
        boolean assistant,
        long lastEvent) {

    /** Shown while the API is unavailable. */
    public static final SideBar EMPTY =
            new SideBar(0, 0, 0, List.of(), List.of(), List.of(), List.of(), 0, false, 0);

    /**
     * A list.
     *
     * @param color a class of the style sheet
     * @param open how many of its tasks are not completed
     * @param total how many tasks it has
     */
    public record ListItem(
            String id, String name, String color, long open, long total, boolean archived) {

        static ListItem of(JsonNode json) {
            return new ListItem(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    ListColor.of(json.path("color").asText("")).style(),
                    json.path("open").asLong(),
                    json.path("total").asLong(),
                    json.path("archived").asBoolean());
        }

        /**
         * @return how much of its tasks is completed
         */
        public int percent() {
            return total == 0 ? 0 : (int) (100 * (total - open) / total);
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

        /**
         * @return the API's parameters
         */
        public String parameters() {
            return "&sort=" + sort + "&order=" + order;
        }
    }

    /**
     * @throws Failure the API's
     */
    public static SideBar load(Visit visit) {
        var overview = visit.get("/api/overview");
        var lists =
                overview.path("lists")
                        .valueStream()
                        .map(ListItem::of)
                        .collect(Collectors.partitioningBy(ListItem::archived));
        return new SideBar(
                overview.path("inbox").asLong(),
                overview.path("today").asLong(),
                overview.path("overdue").asLong(),
                List.copyOf(lists.getOrDefault(false, List.of())),
                List.copyOf(lists.getOrDefault(true, List.of())),
                overview.path("queries").valueStream().map(SavedSearch::of).toList(),
                overview.path("tags").valueStream().map(tag -> tag.path("name").asText()).toList(),
                overview.path("unread_count").asInt(),
                overview.path("assistant").asBoolean(),
                overview.path("last_event_id").asLong());
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
     * @return all lists, archived ones last
     */
    public List<ListItem> allLists() {
        return Stream.concat(lists.stream(), archived.stream()).toList();
    }

    public boolean isArchived(String id) {
        return archived.stream().anyMatch(list -> list.id().equals(id));
    }

    /**
     * @throws Failure.NotFound if the user has no such list
     */
    public ListItem list(String id) {
        return allLists().stream()
                .filter(list -> list.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound("This list does not exist."));
    }
}
