package todo.web.markdown;

import java.util.regex.Pattern;

/** Which addresses may be links. */
final class SafeLink {

    /**
     * An allow list: an address that is not absolute, or that a browser might read in another way,
     * is not a link.
     */
    private static final Pattern SAFE =
            Pattern.compile("(https?://[^/?#\\\\]|mailto:[^/?#\\\\]).*", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTROL_OR_SPACE = Pattern.compile("[\\p{Cntrl}\\s]");

    private SafeLink() {}

    static boolean isSafe(String url) {
        return SAFE.matcher(url).matches() && !CONTROL_OR_SPACE.matcher(url).find();
    }
}
