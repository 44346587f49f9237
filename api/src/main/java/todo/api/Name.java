package todo.api;

import todo.failure.TextRule;

/**
 * The name of a list or a saved query.
 *
 * @param text 1 to 100 characters in one line, without white space around it
 */
public record Name(String text) {

    public static final TextRule RULE = new TextRule(1, 100);

    public Name {
        text = RULE.checkLine(text).strip();
    }
}
