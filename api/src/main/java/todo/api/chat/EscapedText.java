package todo.api.chat;

import java.util.regex.Pattern;

/** Writes texts of tasks into Markdown so that they stay texts: no links, images or headings. */
public final class EscapedText {

    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*_{}\\[\\]()<>#|~&@!]|^[-+]|(?<=^[0-9]{1,9})\\.");

    /** What some renderers turn into a link without any mark. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?<=https|http|ftp|mailto|xmpp):|(?<=www)\\.");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private EscapedText() {}

    public static String escaped(String text) {
        var line = BLANKS.matcher(text).replaceAll(" ").strip();
        var marked = SPECIAL.matcher(line).replaceAll("\\\\$0");
        return ADDRESS.matcher(marked).replaceAll("\\\\$0");
    }

    /**
     * @return the same, in quotation marks
     */
    public static String quoted(String text) {
        return "“" + escaped(text) + "”";
    }
}
