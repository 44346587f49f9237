package todo.api.transfer.ical;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A duration of a calendar file. Days are nominal: they have 23 or 25 hours when daylight saving
 * time begins or ends.
 *
 * @param days may be negative, like {@code time}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.6">RFC 5545, section 3.3.6</a>
 */
record CalendarDuration(int days, Duration time) {

    private static final Pattern FORM =
            Pattern.compile(
                    "([+-])?P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?"
                            + "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,9})S)?)?");

    /**
     * @return null if the text is not a duration
     */
    static @Nullable CalendarDuration parse(String text) {
        var parts = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        var sign = "-".equals(parts.group(1)) ? -1 : 1;
        var time =
                Duration.ofHours(number(parts.group(4)))
                        .plusMinutes(number(parts.group(5)))
                        .plusSeconds(number(parts.group(6)));
        var days = 7 * number(parts.group(2)) + number(parts.group(3));
        return new CalendarDuration(sign * days, time.multipliedBy(sign));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /**
     * @return with days of 24 hours
     */
    Duration exact() {
        return Duration.ofDays(days).plus(time);
    }
}
