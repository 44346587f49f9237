package todo.web.task;

import todo.web.account.UserRoutes;

/** Routes the views and the tasks: one controller for each resource. */
public final class TaskPages {

    private final ListPages lists;

    public TaskPages(ListPages lists) {
        this.lists = lists;
    }

    public void addTo(UserRoutes users) {
        lists.addTo(users);
        new AdditionController(lists).addTo(users);
        new StatusController(lists).addTo(users);
        new DeletionController(lists).addTo(users);
        new UndoController(lists).addTo(users);
        new HistoryController().addTo(users);
        new ArrangementController().addTo(users);
        new PanelController(lists).addTo(users);
        new SubtaskController(lists).addTo(users);
        new PlacementController(lists).addTo(users);
        new DuplicateController(lists).addTo(users);
        new FirstSteps(lists).addTo(users);
        new ShareController(lists).addTo(users);
    }
}
