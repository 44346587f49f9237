package todo.api.chat.builtin;

import java.util.regex.Pattern;

/**
 * Patterns of days and periods: "this weekend", "by the end of next week", "in May", "on Friday".
 */
record DayPatterns(Pattern weekend, Pattern period, Pattern month, Pattern day) {

    /**
     * @param frame a regular expression with {@code %s} for each of the patterns
     */
    static DayPatterns framed(String frame) {
        return new DayPatterns(
                CriteriaReader.framed("weekend", frame),
                CriteriaReader.framed("period", frame),
                CriteriaReader.framed("in a month", frame),
                CriteriaReader.framed("on a day", frame));
    }
}
