package todo.api.transfer.importing;

/** Shortens titles and tags of other programs to the limits of this service. */
public final class TextShortener {

    private TextShortener() {}

    /**
     * @param max the maximum length in code points
     * @return the text, or its beginning and an ellipsis
     */
    public static String shorten(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }
}
