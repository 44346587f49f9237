package todo.api.task;

import todo.failure.TextRule;

/**
 * The title of a task.
 *
 * @param text 1 to 200 characters in one line, without white space around it
 */
public record Title(String text) {

    private static final TextRule RULE = new TextRule(1, 200);

    public Title {
        text = RULE.checkLine(text).strip();
    }

    /** The number of characters that a title can have at most. */
    public static int longest() {
        return RULE.most();
    }
}
