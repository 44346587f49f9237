package todo.api.task;

import todo.failure.TextRule;

/**
 * The description of a task.
 *
 * @param text Markdown, at most 10,000 characters; white space around it is kept
 */
public record Description(String text) {

    private static final TextRule RULE = new TextRule(0, 10_000);

    public Description {
        text = RULE.check(text);
    }

    /** The number of characters that a description can have at most. */
    public static int longest() {
        return RULE.most();
    }
}
