package todo.api.transfer.importing;

/** Makes names of other programs fit here. */
public final class TextShortener {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_TAG = 50;
    public static final int MOST_TAGS = 10;

    private TextShortener() {}

    /**
     * @param most characters, as people count them
     * @return the text, or its beginning and an ellipsis
     */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
