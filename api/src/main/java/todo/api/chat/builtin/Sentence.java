package todo.api.chat.builtin;

import java.util.regex.Pattern;

/**
 * What a person has typed, without polite words around it.
 *
 * @param typed as it was typed, with single blanks
 * @param isQuestion whether it ended with a question mark
 */
record Sentence(String typed, boolean isQuestion) {

    private static final Pattern BLANKS = Pattern.compile("[\\t\\x0B\\f\\r\\p{Zs}]+");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s.!?…,;]+$");
    private static final Pattern QUOTES = Pattern.compile("^[\"'“”„«‘]+|[\"'“”»’]+$");
    private static final Pattern POLITE_START = Phrases.pattern("polite start", "(?:(?:%s) )+");
    private static final Pattern POLITE_END = Phrases.pattern("polite end", "(?:,? (?:%s))+$");

    static Sentence of(String message) {
        var whole = unchanged(message);
        var bare = whole.typed;
        var polite = POLITE_END.matcher(plain(bare));
        if (polite.find() && polite.start() > 0) {
            bare = PUNCTUATION.matcher(bare.substring(0, polite.start())).replaceFirst("");
        }
        var start = POLITE_START.matcher(plain(bare));
        return new Sentence(
                start.lookingAt() ? bare.substring(start.end()) : bare, whole.isQuestion);
    }

    /** A message as it is, for what consists of polite words alone. */
    static Sentence unchanged(String message) {
        var text = BLANKS.matcher(message).replaceAll(" ").strip();
        var end = PUNCTUATION.matcher(text);
        return new Sentence(end.replaceFirst(""), end.reset().find() && end.group().contains("?"));
    }

    /**
     * @return the text with straight quotation marks; as long as the text
     */
    static String plain(String text) {
        return text.replaceAll("[’‘‛`´]", "'").replaceAll("[“”„‟«»「」]", "\"");
    }

    static String unquoted(String text) {
        return QUOTES.matcher(text.strip()).replaceAll("").strip();
    }
}
