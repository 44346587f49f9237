package todo.api.quickadd;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import todo.api.english.Certainty;
import todo.api.recurrence.Phrase;
import todo.api.task.Priority;

/**
 * Words that may be no part of the title.
 *
 * @param first index of the first word
 * @param next index of the word after the last
 */
record Match(Meaning meaning, int first, int next, Certainty certainty) {

    sealed interface Meaning {

        default MatchKind kind() {
            return switch (this) {
                case Day _ -> MatchKind.DATE;
                case Time _, Moment _ -> MatchKind.TIME;
                case Again _, Limit _ -> MatchKind.RECURRENCE;
                case Urgency _ -> MatchKind.PRIORITY;
                case Tag _ -> MatchKind.TAG;
                case InList _ -> MatchKind.LIST;
                case Reminder _ -> MatchKind.REMINDER;
                case Literal _ -> MatchKind.LITERAL;
            };
        }

        default String value() {
            return switch (this) {
                case Day(var day) -> day.toString();
                case Time(var time) -> time.toString();
                case Moment(var moment) -> moment.toString();
                case Again(var phrase) -> phrase.rule().text();
                case Limit(var phrase) -> phrase.rule().text();
                case Urgency(var priority) -> priority.wire();
                case Tag(var name) -> name;
                case InList(var name) -> name;
                case Reminder(var minutes) -> Integer.toString(minutes);
                case Literal _ -> "";
            };
        }
    }

    record Day(LocalDate day) implements Meaning {}

    record Time(LocalTime time) implements Meaning {}

    /** "in 2 hours": a day and a time at once. */
    record Moment(LocalDateTime moment) implements Meaning {}

    record Again(Phrase phrase) implements Meaning {}

    /** The start or the end of the series before it. */
    record Limit(Phrase phrase) implements Meaning {}

    record Urgency(Priority priority) implements Meaning {}

    record Tag(String name) implements Meaning {}

    record InList(String name) implements Meaning {}

    record Reminder(int minutes) implements Meaning {}

    /** Only the backslash before the first word; the words stay. */
    record Literal() implements Meaning {}

    /**
     * @return whether the two, side by side, leave no doubt about each other
     */
    boolean pairsWith(Match after) {
        return next == after.first
                && ((isOnDays() && after.meaning instanceof Time)
                        || (meaning instanceof Time && after.isOnDays())
                        || after.meaning instanceof Limit);
    }

    private boolean isOnDays() {
        return meaning instanceof Day || meaning instanceof Again;
    }

    boolean isDay() {
        return meaning instanceof Day || meaning instanceof Moment;
    }

    /**
     * @return whether it says when the task is due
     */
    boolean isDue() {
        return isOnDays() || isDay() || meaning instanceof Time || meaning instanceof Limit;
    }

    Match certain() {
        return new Match(meaning, first, next, Certainty.ANYWHERE);
    }
}
