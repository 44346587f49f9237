package todo.api.chat.builtin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A distance by which a due date moves: "by a week", "2 days earlier".
 *
 * @param amount negative for an earlier date
 */
record DueShift(long amount, ChronoUnit unit) {

    static final DueShift TOMORROW = new DueShift(1, ChronoUnit.DAYS);

    private static final Pattern DISTANCE =
            Pattern.compile(
                    "(?i)(?:back|forward|out|ahead|up)?(?:^| )?(?:by |for )?(?:another )?(an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few|\\d{1,3})(?: more)? (minute|min|hour|day|week|month)s?(?: (?:later|back|earlier|sooner|forward|more|out))?");

    private static final Pattern EARLIER =
            Pattern.compile("(?i).*\\b(?:earlier|sooner|forward|up|ahead)\\b.*");

    /**
     * @param verb that precedes, such as "bring forward"
     * @return null if the words are no distance
     */
    static @Nullable DueShift read(String words, String verb) {
        var found = DISTANCE.matcher(words.strip());
        if (!found.matches()) {
            return null;
        }
        var amount =
                (long)
                        NumberedChoice.number(
                                found.group(1)
                                        .toLowerCase(Locale.ROOT)
                                        .replaceFirst("^a (?=.)", ""));
        var isEarlier = EARLIER.matcher(words).matches() || EARLIER.matcher(verb).matches();
        return new DueShift(isEarlier ? -amount : amount, unit(found.group(2)));
    }

    private static ChronoUnit unit(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "minute", "min" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            case "week" -> ChronoUnit.WEEKS;
            default -> ChronoUnit.MONTHS;
        };
    }

    /**
     * @param due a day, or a day and a time; empty for none
     * @return the new due date in the same form
     */
    String apply(String due, LocalDateTime now) {
        if (unit.isTimeBased()) {
            var isTimed = due.contains("T");
            var from = isTimed ? LocalDateTime.parse(due) : now.truncatedTo(ChronoUnit.MINUTES);
            return later(from, now).plus(amount, unit).toString();
        }
        var from = due.isEmpty() ? now.toLocalDate() : LocalDate.parse(due.substring(0, 10));
        // What is overdue is postponed from today on.
        var day = amount > 0 && from.isBefore(now.toLocalDate()) ? now.toLocalDate() : from;
        return new DueTarget(day.plus(amount, unit), null).apply(due, now);
    }

    private LocalDateTime later(LocalDateTime from, LocalDateTime now) {
        return amount > 0 && from.isBefore(now) ? now.truncatedTo(ChronoUnit.MINUTES) : from;
    }
}
