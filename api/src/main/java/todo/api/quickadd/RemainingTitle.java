package todo.api.quickadd;

import java.util.regex.Pattern;

/**
 * The parts of a line that stay in the title, without punctuation that only separated them from a
 * part that is left out: "Tomorrow - call Ann", "call Ann, tomorrow". Not safe for concurrent use.
 */
final class RemainingTitle {

    private static final String BLANK = "[\\s\\p{Z}]";
    private static final String DASHES = "-‐‑‒–—―−－";

    /** Stands between blanks. */
    private static final String SEPARATOR =
            "(?:[%1$s=]*[>→]|[%1$s~|/·•:;,.…～｜／・：；，．、。]+)".formatted(DASHES);

    /** With a dash that is attached to the next word. */
    private static final Pattern LEADING =
            Pattern.compile(
                    "^%1$s*(?:%2$s(?:%1$s+|$))*(?:[%3$s]+(?=\\p{L}))?"
                            .formatted(BLANK, SEPARATOR, DASHES));

    /** With a comma, colon or dash that is attached to the last word. */
    private static final Pattern TRAILING =
            Pattern.compile(
                    "(?:(?<=[\\p{L}\\p{M}\\p{N}\\p{Pe}\\p{Pf}\"])[,;:–—，；：、])?(?:(?:^|%1$s+)%2$s)*%1$s*$"
                            .formatted(BLANK, SEPARATOR));

    private final StringBuilder text = new StringBuilder();
    private boolean endsInGap;

    RemainingTitle add(String part) {
        if (!endsInGap) {
            text.append(part);
            return this;
        }
        var before = TRAILING.matcher(text).replaceFirst("");
        var isSeparated =
                before.isEmpty() || before.length() < text.toString().stripTrailing().length();
        text.append(' ').append(isSeparated ? LEADING.matcher(part).replaceFirst("") : part);
        endsInGap = part.isBlank();
        return this;
    }

    /** Leaves out what follows the last part. */
    void leaveOut() {
        endsInGap = true;
        if (TRAILING.matcher(text).replaceFirst("").isEmpty()) {
            text.setLength(0);
        }
    }

    String text() {
        return endsInGap ? TRAILING.matcher(text).replaceFirst("") : text.toString();
    }
}
