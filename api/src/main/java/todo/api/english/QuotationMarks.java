package todo.api.english;

/**
 * Quotation marks, in pairs: straight ones, and those that keyboards write in their place in
 * English, German, Polish, Swedish, French, Danish, Chinese and Japanese.
 */
public final class QuotationMarks {

    /** Of double marks; phones and word processors mix them. */
    private static final String DOUBLE = "\"“”„‟〝〞〟❝❞";

    /** Also apostrophes. */
    private static final String SINGLE = "'’";

    private QuotationMarks() {}

    /**
     * @return whether a text that starts with this character is quoted, or is meant to be
     */
    static boolean isMark(char character) {
        return !closing(character).isEmpty();
    }

    /**
     * @param at the index of the opening mark
     * @return the index of the mark that closes the quotation; -1 if nothing opens at {@code at} or
     *     nothing closes it
     */
    public static int closing(String text, int at) {
        if (!opens(text, at)) {
            return -1;
        }
        var marks = closing(text.charAt(at));
        var found = firstOf(text, at + 1, marks);
        return found < 0 && DOUBLE.indexOf(text.charAt(at)) >= 0
                ? firstOf(text, at + 1, DOUBLE)
                : found;
    }

    /** Within a word, a mark is a sign for inches or an apostrophe; brackets are neither. */
    private static boolean opens(String text, int at) {
        var mark = text.charAt(at);
        return isMark(mark)
                && (at == 0 || isBracket(mark) || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    private static boolean isBracket(char mark) {
        return mark >= '\u3008' && mark <= '\u300f';
    }

    private static int firstOf(String text, int from, String marks) {
        for (var i = from; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0 && !isApostrophe(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isApostrophe(String text, int at) {
        return SINGLE.indexOf(text.charAt(at)) >= 0
                && at + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /**
     * @return the marks that close what this one opens; empty if it opens nothing
     */
    private static String closing(char mark) {
        return switch (mark) {
            case '"' -> "\"";
            case '\'' -> "'";
            case '“', '”', '‟' -> "”";
            case '„' -> "“”";
            case '«' -> "»";
            case '»' -> "«»";
            case '‹' -> "›";
            case '›' -> "‹›";
            case '‘', '‛' -> "’";
            case '‚' -> "‘’";
            case '〈' -> "〉";
            case '《' -> "》";
            case '「' -> "」";
            case '『' -> "』";
            case '｢' -> "｣";
            case '〝' -> "〞〟";
            case '❝' -> "❞";
            default -> "";
        };
    }
}
