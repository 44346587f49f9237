package todo.web.settings;

import org.jspecify.annotations.Nullable;
import todo.web.page.Page;
import todo.web.settings.SearchesPage.Search;

/**
 * The page that changes a saved search.
 *
 * @param form the form that was refused
 * @param feedSince the day on which its calendar feed was created; null if it has none
 * @param key of the form for a feed: sent twice, it creates one
 * @param address of the new feed, shown once; null for none
 */
public record SearchPage(
        Page page,
        Search search,
        SettingsForm form,
        @Nullable String feedSince,
        String key,
        @Nullable FeedAddress address) {

    /**
     * @param sort by the API's name
     */
    public String sortLabel(String sort) {
        var texts = page.texts();
        return switch (sort) {
            case "updated_at" -> texts.sortUpdated();
            case "due_date" -> texts.sortDue();
            case "completed_at" -> texts.sortCompleted();
            case "priority" -> texts.sortPriority();
            case "title" -> texts.sortTitle();
            case "position" -> texts.sortPosition();
            default -> texts.sortCreated();
        };
    }
}
