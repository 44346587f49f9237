package todo.api.english;

import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day: "9am", "9:30", "at 18:00", "at noon". */
public final class ClockWords {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?");

    private static final int FIRST_HOUR_OF_DAY = 8;

    private ClockWords() {}

    /**
     * @return the time that the words from {@code index} name; null for none
     */
    public static @Nullable Parsed<LocalTime> read(WordSequence words, int index) {
        if (words.is(index, "at", "by", "@") && words.continues(index + 1)) {
            var found = time(words, index + 1, words.is(index, "at", "@"));
            return found == null || found.certainty() != Certainty.PAIRED
                    ? found
                    : found.as(Certainty.ANYWHERE);
        }
        return time(words, index, false);
    }

    /**
     * @param said whether a word before it says that it is a time
     */
    private static @Nullable Parsed<LocalTime> time(WordSequence words, int index, boolean said) {
        if (words.is(index, "noon")) {
            return new Parsed<>(LocalTime.NOON, index + 1, Certainty.PAIRED);
        }
        var match = TIME.matcher(words.text(index));
        if (!match.matches()) {
            return null;
        }
        var half = match.group(3);
        var next = index + 1;
        if (half == null && words.is(next, "am", "pm") && words.continues(next)) {
            half = words.text(next++);
        }
        var colon = words.text(index).contains(":");
        if (half == null && !colon && (!said || match.group(2) != null)) {
            return null;
        }
        var time = time(match.group(1), match.group(2), half);
        if (time == null) {
            return null;
        }
        if (half == null && !colon) {
            return new Parsed<>(inDaytime(time, match.group(1)), next, Certainty.LAST);
        }
        if (half != null || said) {
            return new Parsed<>(time, next, Certainty.ANYWHERE);
        }
        // Of the Bible, or of a train: people meet at 3:15.
        var exact = time.getMinute() % 5 != 0;
        return new Parsed<>(time, next, exact ? Certainty.PAIRED : Certainty.LAST);
    }

    /** Nobody means the night by "at 5", who does not write "at 05". */
    private static LocalTime inDaytime(LocalTime time, String written) {
        var hour = time.getHour();
        return hour > 0 && hour < FIRST_HOUR_OF_DAY && written.length() == 1
                ? time.plusHours(12)
                : time;
    }

    private static @Nullable LocalTime time(
            String hourText, @Nullable String minuteText, @Nullable String half) {
        var hour = Integer.parseInt(hourText);
        var minute = minuteText == null ? 0 : Integer.parseInt(minuteText);
        if (minute > 59 || hour > 23 || (half != null && (hour < 1 || hour > 12))) {
            return null;
        }
        return LocalTime.of(half == null ? hour : hour % 12 + (half.equals("pm") ? 12 : 0), minute);
    }
}
