package todo.api.english;

import java.util.regex.Pattern;

/** Finds ranges of times: "5pm-6pm", "5–6 pm", "17:00 to 18:00", "between 9am and noon". */
public final class TimeRangeParser {

    private static final int MOST_WORDS = 7;

    private static final String TIME = "(?:[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?[ap]m)?|noon|midnight)";

    /** "9am until 1 nov" is no range. */
    private static final String CLEAR_TIME =
            "(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m|[0-9]{1,2}:[0-9]{2}|noon|midnight)";

    private static final String DASH = "[-‐‑‒–—―−~〜]";

    private static final Pattern RANGE =
            Pattern.compile(
                    "(?:(?:(?:at|from|@) )?%1$s(?:%3$s%1$s|(?: ?%3$s ?| (?:to|till|until) )%2$s)|between %1$s and %2$s)(?= |$)"
                            .formatted(TIME, CLEAR_TIME, DASH));

    private static final Pattern CLEAR = Pattern.compile(".*(?:[ap]m|:|noon|midnight).*");

    private TimeRangeParser() {}

    /**
     * @return the index of the word after the range at {@code index}; {@code index} if there is
     *     none
     */
    public static int end(WordSequence words, int index) {
        if (!words.text(index).matches("[0-9].*|@|at|from|between|noon|midnight")) {
            return index;
        }
        var joined = new StringBuilder();
        var next = index;
        var ends = new int[MOST_WORDS];
        for (; next < index + MOST_WORDS && next < words.size(); next++) {
            joined.append(next == index ? "" : " ").append(words.text(next));
            ends[next - index] = joined.length();
            if (words.endsInDash(next)) {
                joined.append(words.get(next).punctuation());
            } else if (!words.get(next).punctuation().isEmpty()) {
                next++;
                break;
            }
        }
        var range = RANGE.matcher(joined);
        if (!range.lookingAt() || !isClear(range.group())) {
            return index;
        }
        for (var at = index; at < next; at++) {
            if (ends[at - index] == range.end()) {
                return at + 1;
            }
        }
        return index;
    }

    /** "9-17" can be pages. */
    private static boolean isClear(String range) {
        return CLEAR.matcher(range).matches();
    }
}
