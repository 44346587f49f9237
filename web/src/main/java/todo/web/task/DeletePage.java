package todo.web.task;

import todo.web.page.Page;

/**
 * The question before a task is deleted.
 *
 * @param subtasks how many direct subtasks are deleted with it
 */
public record DeletePage(Page page, Task task, long subtasks, View view) {

    /**
     * @return for example: Delete “Move” and its 3 subtasks?
     */
    public String question() {
        var title = task.quoted(page.texts());
        return subtasks == 0
                ? page.texts().deleteQuestion(title)
                : page.texts().deleteQuestionSubtasks(subtasks, title);
    }
}
