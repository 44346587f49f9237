package todo.web.due;

import todo.web.account.UserRoutes;
import todo.web.task.ListPages;

/** Routes the pickers of due dates and recurrences. */
public final class DuePages {

    private final ListPages lists;

    public DuePages(ListPages lists) {
        this.lists = lists;
    }

    public void addTo(UserRoutes users) {
        new DueController(lists).addTo(users);
        new RepeatController(lists).addTo(users);
        new SkipController(lists).addTo(users);
    }
}
