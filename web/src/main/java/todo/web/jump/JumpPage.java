package todo.web.jump;

import java.util.List;
import todo.web.page.Page;

/**
 * The page of the search for places.
 *
 * @param query as typed
 * @param groups none of them is empty
 */
public record JumpPage(Page page, String query, List<Group> groups) {

    /** Places of one kind. */
    public record Group(String title, List<Place> places) {}

    /**
     * A place to go to.
     *
     * @param icon the name of its symbol
     * @param kind a word or two on what it is; empty if the title says it
     */
    public record Place(String path, String icon, String title, String kind) {}
}
