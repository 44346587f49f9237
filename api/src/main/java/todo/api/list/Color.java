package todo.api.list;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The colour of a list.
 *
 * @param text one of the names, or #rrggbb, in lower case
 */
public record Color(String text) {

    private static final List<String> NAMES =
            List.of(
                    "red", "orange", "yellow", "green", "teal", "blue", "indigo", "purple", "pink",
                    "brown", "gray");

    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

    public Color {
        text = text.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(text) && !HEX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "This has to be a colour like #3366cc, or one of %s."
                            .formatted(String.join(", ", NAMES)));
        }
    }
}
