package todo.api.english;

import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses times of day: "9am", "9:30", "at 18:00", "at noon". */
public final class TimeParser {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?");

    private static final int FIRST_HOUR_OF_DAY = 8;

    private TimeParser() {}

    /**
     * @return the time at {@code index}; null if there is none
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
     * @param announced whether a word such as "at" precedes it
     */
    private static @Nullable Parsed<LocalTime> time(
            WordSequence words, int index, boolean announced) {
        if (words.is(index, "noon")) {
            return new Parsed<>(LocalTime.NOON, index + 1, Certainty.PAIRED);
        }
        var match = TIME.matcher(words.text(index));
        if (!match.matches()) {
            return null;
        }
        var period = match.group(3);
        var next = index + 1;
        if (period == null && words.is(next, "am", "pm") && words.continues(next)) {
            period = words.text(next++);
        }
        var colon = words.text(index).contains(":");
        if (period == null && !colon && (!announced || match.group(2) != null)) {
            return null;
        }
        var time = time(match.group(1), match.group(2), period);
        if (time == null) {
            return null;
        }
        if (period == null && !colon) {
            return new Parsed<>(inDaytime(time, match.group(1)), next, Certainty.LAST);
        }
        if (period != null || announced) {
            return new Parsed<>(time, next, Certainty.ANYWHERE);
        }
        // "John 3:16", or a train at 9:47. People make appointments at multiples of five minutes.
        var exact = time.getMinute() % 5 != 0;
        return new Parsed<>(time, next, exact ? Certainty.PAIRED : Certainty.LAST);
    }

    /** "at 5" means the afternoon, "at 05" the morning. */
    private static LocalTime inDaytime(LocalTime time, String written) {
        var hour = time.getHour();
        return hour > 0 && hour < FIRST_HOUR_OF_DAY && written.length() == 1
                ? time.plusHours(12)
                : time;
    }

    private static @Nullable LocalTime time(
            String hourText, @Nullable String minuteText, @Nullable String period) {
        var hour = Integer.parseInt(hourText);
        var minute = minuteText == null ? 0 : Integer.parseInt(minuteText);
        if (minute > 59 || hour > 23 || (period != null && (hour < 1 || hour > 12))) {
            return null;
        }
        return LocalTime.of(
                period == null ? hour : hour % 12 + (period.equals("pm") ? 12 : 0), minute);
    }
}
