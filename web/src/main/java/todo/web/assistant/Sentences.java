package todo.web.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text that arrives in pieces into sentences, for screen readers: they would read the pieces
 * one by one. Not safe for concurrent use.
 */
final class Sentences {

    /** An end of a sentence in one of the languages, or of a line; not the number of an item. */
    private static final Pattern END =
            Pattern.compile("(?m)[.!?…:۔؟](?<!^\\s{0,9}\\p{Nd}{1,3}\\.)[\"”’“»)*_]*\\s+|\\n+");

    /** The signs of Markdown, which nobody wants to hear. */
    private static final Pattern SIGNS = Pattern.compile("[*_`#>|~\\\\]+|^\\s*-\\s");

    private final StringBuilder rest = new StringBuilder();

    /**
     * @return the sentences that are complete now
     */
    List<String> add(String piece) {
        rest.append(piece);
        var matcher = END.matcher(rest);
        var complete = new ArrayList<String>();
        var start = 0;
        while (matcher.find()) {
            add(complete, rest.substring(start, matcher.end()));
            start = matcher.end();
        }
        rest.delete(0, start);
        return complete;
    }

    /**
     * @return what is left
     */
    List<String> end() {
        var last = new ArrayList<String>();
        add(last, rest.toString());
        rest.setLength(0);
        return last;
    }

    private static void add(List<String> sentences, String text) {
        var plain = SIGNS.matcher(text).replaceAll("").strip();
        if (!plain.isEmpty()) {
            sentences.add(plain);
        }
    }
}
