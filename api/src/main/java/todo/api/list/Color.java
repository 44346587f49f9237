package todo.api.list;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a list may be painted with. */
public final class Color {

    private static final List<String> NAMES =
            List.of(
                    "red", "orange", "yellow", "green", "teal", "blue", "indigo", "purple", "pink",
                    "brown", "gray");

    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    private Color() {}

    /**
     * @return one of the names, or #rrggbb, in small letters
     * @throws IllegalArgumentException whose message says what is expected
     */
    public static String parse(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(small) && !HEX.matcher(small).matches()) {
            throw new IllegalArgumentException(
                    "This has to be a colour like #3366cc, or one of %s."
                            .formatted(String.join(", ", NAMES)));
        }
        return small;
    }
}
