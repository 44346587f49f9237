package todo.api.savedquery;

import todo.api.query.Search;
import todo.failure.TextRule;

/**
 * The text of a saved query.
 *
 * @param text in the query language, at most 1,000 characters; empty for every task
 */
public record QueryText(String text) {

    private static final TextRule RULE = new TextRule(0, 1_000);

    public QueryText {
        text = RULE.check(text).strip();
        Search.parse(text);
    }
}
