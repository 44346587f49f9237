package todo.web.task;

/** What is shown beside a list: a task, or what was typed into one that has been deleted. */
public sealed interface Panel permits TaskPanel, DeletedTask {

    /**
     * @return the title of the page
     */
    String title();
}
