package todo.web.task;

import todo.web.text.Texts;

/**
 * What was typed into a task that has been deleted elsewhere.
 *
 * @param alert says what happened
 */
public record DeletedTask(Texts texts, String id, View view, TaskForm form, String alert)
        implements Panel {

    @Override
    public String title() {
        return form.input().title();
    }
}
