package todo.web.task;

import todo.http.Form;
import todo.web.navigation.SideBar;

/**
 * The tasks of a view, as a query of the API.
 *
 * @param open parameters that select the open tasks, and their order
 * @param completed parameters that select the completed tasks to show below; empty for none
 */
record TaskQuery(String open, String completed, Grouping grouping) {

    /** How the tasks of a view are divided into sections. */
    enum Grouping {
        NONE,

        /** Overdue, today and this evening. */
        TODAY,

        /** One section for each day on which a task is due. */
        DUE_DAY,

        /** One section for each day on which a task was completed. */
        COMPLETION_DAY
    }

    private static final String BY_DUE_DATE = "&sort=due_date&order=asc";
    private static final String BY_HAND = "&sort=position&order=asc";
    private static final String LAST_COMPLETED = "&sort=completed_at&order=desc";

    /**
     * @param side with the user's saved searches
     */
    static TaskQuery of(View view, SideBar side) {
        return switch (view.kind()) {
            case TODAY ->
                    new TaskQuery(
                            q("is:open due<=today") + BY_DUE_DATE,
                            q("is:done completed:today") + LAST_COMPLETED,
                            Grouping.TODAY);
            case UPCOMING ->
                    new TaskQuery(q("is:open due>today") + BY_DUE_DATE, "", Grouping.DUE_DAY);
            case INBOX ->
                    new TaskQuery(
                            "list_id=none&" + q("is:open") + BY_HAND,
                            "list_id=none&status=completed" + LAST_COMPLETED,
                            Grouping.NONE);
            case COMPLETED ->
                    new TaskQuery("status=completed" + LAST_COMPLETED, "", Grouping.COMPLETION_DAY);
            case LIST ->
                    new TaskQuery(
                            "list_id=" + Form.encode(view.key()) + "&" + q("is:open") + BY_HAND,
                            "list_id="
                                    + Form.encode(view.key())
                                    + "&status=completed"
                                    + LAST_COMPLETED,
                            Grouping.NONE);
            case TAG ->
                    new TaskQuery(
                            q("is:open " + tag(view.key())) + BY_DUE_DATE,
                            q("is:done " + tag(view.key())) + LAST_COMPLETED,
                            Grouping.NONE);
            case SAVED -> saved(side.saved(view.key()));
            case SEARCH -> new TaskQuery(q(view.key()), "", Grouping.NONE);
        };
    }

    private static TaskQuery saved(SideBar.SavedSearch search) {
        return new TaskQuery(
                q(search.query()) + "&sort=" + search.sort() + "&order=" + search.order(),
                "",
                Grouping.NONE);
    }

    private static String tag(String name) {
        return "#\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String q(String query) {
        return "q=" + Form.encode(query);
    }
}
