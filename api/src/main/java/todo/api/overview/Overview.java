package todo.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import todo.api.list.CountedList;
import todo.api.savedquery.SavedQuery;

/**
 * What a client shows beside every view.
 *
 * @param lists all lists, by their position
 * @param queries all saved queries, by their position
 * @param tags those of the most open tasks, by name
 */
public record Overview(
        @JsonUnwrapped Counts counts,
        List<CountedList> lists,
        List<SavedQuery> queries,
        List<OpenTag> tags) {

    /**
     * @param inbox open tasks in no list
     * @param today open tasks that are due by the end of today, including overdue ones
     * @param overdue open tasks that were due before today
     * @param unreadCount unread notifications
     * @param lastEventId the id of the last event that it contains; 0 for none
     */
    public record Counts(
            long inbox, long today, long overdue, long unreadCount, long lastEventId) {}

    /**
     * @param open how many open tasks have the tag, at least 1
     */
    public record OpenTag(String name, long open) {}
}
