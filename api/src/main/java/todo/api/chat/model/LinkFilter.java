package todo.api.chat.model;

import java.io.IOException;
import java.util.Locale;

/**
 * Puts spaces into what Markdown would show as a link, an image or HTML, so that every client shows
 * it as text. A model may have read an instruction to show one in a task, and an image alone would
 * carry what the model knows to the server that it is loaded from.
 *
 * <p>The rules look at two neighbouring characters only, without backslashes and within code too,
 * so that nothing has to be held back. Not safe for concurrent use.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/">CommonMark: links, images, autolinks, raw
 *     HTML, entities</a>
 * @see <a href="https://github.github.com/gfm/#autolinks-extension-">GFM: extended autolinks</a>
 */
final class LinkFilter implements ReplyReader.TextOutput {

    private final ReplyReader.TextOutput output;

    /** The last four characters but backslashes, in lower case. */
    private String recent = "";

    /** Whether the last characters are {@code &} and letters or digits. */
    private boolean inEntity;

    LinkFilter(ReplyReader.TextOutput output) {
        this.output = output;
    }

    @Override
    public void write(String piece) throws IOException {
        var safe = new StringBuilder(piece.length() + 8);
        for (var i = 0; i < piece.length(); i++) {
            var next = piece.charAt(i);
            if (next != '\\') {
                if (isLink(next)) {
                    safe.append(' ');
                }
                remember(next);
            }
            safe.append(next);
        }
        output.write(safe.toString());
    }

    private boolean isLink(char next) {
        return switch (recent.isEmpty() ? ' ' : recent.charAt(recent.length() - 1)) {
            case ']' -> next == '(' || next == '[' || next == ':';
            case '<' -> Character.isLetter(next) || next == '/' || next == '!' || next == '?';
            case ':' -> next == '/';
            case '&' -> next == '#';
            case '.' -> recent.equals("www.") && !Character.isWhitespace(next);
            default -> inEntity && next == ';';
        };
    }

    private void remember(char next) {
        inEntity = next == '&' || (inEntity && Character.isLetterOrDigit(next));
        var all = recent + Character.toString(next).toLowerCase(Locale.ROOT);
        recent = all.substring(Math.max(0, all.length() - 4));
    }
}
