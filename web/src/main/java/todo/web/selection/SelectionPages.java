package todo.web.selection;

import todo.web.account.UserRoutes;
import todo.web.task.ListPages;

/** Routes what can be done with one task or many. */
public final class SelectionPages {

    private final ListPages lists;

    public SelectionPages(ListPages lists) {
        this.lists = lists;
    }

    public void addTo(UserRoutes users) {
        new MoveController(lists).addTo(users);
        new TagsController(lists).addTo(users);
        new PriorityController(lists).addTo(users);
        new CompletionController(lists).addTo(users);
        new RemovalController(lists).addTo(users);
    }
}
