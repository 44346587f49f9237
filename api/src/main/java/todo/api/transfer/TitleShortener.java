package todo.api.transfer;

/** Makes names of other programs fit here. */
final class TitleShortener {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TAG = 50;
    static final int MOST_TAGS = 10;

    private TitleShortener() {}

    /**
     * @param most characters, as people count them
     * @return the text, or its beginning and an ellipsis
     */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
