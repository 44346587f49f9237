package todo.api.chat;

import todo.failure.TextRule;

/**
 * The title of a conversation.
 *
 * @param text 1 to 80 characters in one line, without white space around it
 */
record ConversationTitle(String text) {

    private static final int MOST = 80;
    private static final TextRule RULE = new TextRule(1, MOST);

    ConversationTitle {
        text = RULE.checkLine(text).strip();
    }

    /**
     * @param message a user's text
     * @return its first words
     */
    static ConversationTitle of(String message) {
        var line = message.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MOST) {
            return new ConversationTitle(line.isEmpty() ? "…" : line);
        }
        var start = line.substring(0, line.offsetByCodePoints(0, MOST - 1));
        var space = start.lastIndexOf(' ');
        return new ConversationTitle((space > 0 ? start.substring(0, space) : start) + "…");
    }
}
